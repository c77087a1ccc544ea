package com.teammate.sandbox.dns;

import java.io.IOException;

import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/** From a request's bytes to the answer's; checks and writes signatures. */
final class Exchange {

	private static final int UDP_WITHOUT_EDNS = 512;

	private final Zones zones;

	private final TSIG key;

	private final Name keyName;

	Exchange(Zones zones, TSIG key, Name keyName) {
		this.zones = zones;
		this.key = key;
		this.keyName = keyName;
	}

	byte[] overUdp(byte[] request) throws IOException {
		Message message = new Message(request);
		int space = (message.getOPT() != null) ? message.getOPT().getPayloadSize() : UDP_WITHOUT_EDNS;
		return answer(message, request).toWire(Math.max(space, UDP_WITHOUT_EDNS));
	}

	byte[] overTcp(byte[] request) throws IOException {
		return answer(new Message(request), request).toWire(Message.MAXLENGTH);
	}

	private Message answer(Message request, byte[] wire) {
		TSIGRecord signature = request.getTSIG();
		if (signature == null) {
			return (request.getHeader().getOpcode() == Opcode.QUERY) ? this.zones.answer(request)
					: Zones.reply(request, Rcode.REFUSED);
		}
		if (!isOurs(signature) || this.key.verify(request, wire, null) != Rcode.NOERROR) {
			return Zones.reply(request, Rcode.NOTAUTH);
		}
		Message answer = answerSigned(request);
		answer.setTSIG(this.key, Rcode.NOERROR, signature);
		return answer;
	}

	private Message answerSigned(Message request) {
		return switch (request.getHeader().getOpcode()) {
			case Opcode.QUERY -> this.zones.answer(request);
			case Opcode.UPDATE -> this.zones.update(request);
			default -> Zones.reply(request, Rcode.NOTIMP);
		};
	}

	private boolean isOurs(TSIGRecord signature) {
		return signature.getName().equals(this.keyName) && signature.getAlgorithm().equals(TSIG.HMAC_SHA256);
	}

}
