package com.teammate.sandbox.microsoft;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;

/** Knows one TXT record per name. */
final class SampleNameServer implements AutoCloseable {

	private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

	private final Map<String, String> texts = new ConcurrentHashMap<>();

	SampleNameServer() throws IOException {
		Thread thread = new Thread(this::serve, "sample-name-server");
		thread.setDaemon(true);
		thread.start();
	}

	InetSocketAddress address() {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), this.socket.getLocalPort());
	}

	void publish(String name, String text) {
		this.texts.put(name + ".", text);
	}

	private void serve() {
		try {
			while (!this.socket.isClosed()) {
				DatagramPacket packet = new DatagramPacket(new byte[1024], 1024);
				this.socket.receive(packet);
				byte[] answer = answer(new Message(packet.getData())).toWire();
				this.socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
			}
		}
		catch (IOException ex) {
			if (!this.socket.isClosed()) {
				throw new IllegalStateException(ex);
			}
		}
	}

	private Message answer(Message question) {
		Message answer = new Message(question.getHeader().getID());
		answer.getHeader().setFlag(Flags.QR);
		answer.addRecord(question.getQuestion(), Section.QUESTION);
		String text = this.texts.get(question.getQuestion().getName().toString());
		if (text != null) {
			answer.addRecord(new TXTRecord(question.getQuestion().getName(), DClass.IN, 60, text), Section.ANSWER);
		}
		return answer;
	}

	@Override
	public void close() {
		this.socket.close();
	}

}
