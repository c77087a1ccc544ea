package com.teammate.sandbox.dns;

import java.io.IOException;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;

/** From a request's bytes to the answer's; checks and writes signatures. */
final class Exchange {

	private static final int UDP_WITHOUT_EDNS = 512;

	private final Zones zones;

	private final TSIG key;

	private final Name keyName;

	private final Map<Name, Deque<Integer>> refusals = new ConcurrentHashMap<>();

	private volatile @Nullable Integer refusalOfAll;

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

	/** Updates of these names are answered so, one after the other. */
	void refuseUpdates(Name name, List<Integer> codes) {
		this.refusals.put(name, new ConcurrentLinkedDeque<>(codes));
	}

	/** Every update is answered so; null lets them through. */
	void refuseAllUpdates(@Nullable Integer code) {
		this.refusalOfAll = code;
	}

	private @Nullable Integer refusal(Message request) {
		if (request.getHeader().getOpcode() != Opcode.UPDATE) {
			return null;
		}
		return request.getSection(Section.UPDATE)
			.stream()
			.map((record) -> this.refusals.get(record.getName()))
			.filter(Objects::nonNull)
			.findFirst()
			.map(Deque::pollFirst)
			.orElse(this.refusalOfAll);
	}

	private Message answerSigned(Message request) {
		Integer refusal = refusal(request);
		if (refusal != null) {
			return Zones.reply(request, refusal);
		}
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
