package com.teammate.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;

import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;

/** Says yes to everything as somebody in the middle would: without a signature. */
final class UnsignedServer implements AutoCloseable {

	private final ServerSocket tcp = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

	private final DatagramSocket udp = new DatagramSocket(this.tcp.getLocalPort(), InetAddress.getLoopbackAddress());

	UnsignedServer() throws IOException {
		start(this::serveUdp);
		start(this::serveTcp);
	}

	int port() {
		return this.tcp.getLocalPort();
	}

	@Override
	public void close() throws IOException {
		this.tcp.close();
		this.udp.close();
	}

	static byte[] answer(byte[] request, int length) throws IOException {
		Message question = new Message(Arrays.copyOf(request, length));
		Message answer = new Message(question.getHeader().getID());
		answer.getHeader().setOpcode(question.getHeader().getOpcode());
		answer.getHeader().setFlag(Flags.QR);
		answer.addRecord(question.getQuestion(), Section.QUESTION);
		return answer.toWire();
	}

	private void serveUdp() throws IOException {
		while (true) {
			DatagramPacket packet = new DatagramPacket(new byte[512], 512);
			this.udp.receive(packet);
			byte[] answer = answer(packet.getData(), packet.getLength());
			answer[2] |= 4; // authoritative
			this.udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
		}
	}

	private void serveTcp() throws IOException {
		try (Socket socket = this.tcp.accept()) {
			DataInputStream in = new DataInputStream(socket.getInputStream());
			byte[] request = in.readNBytes(in.readUnsignedShort());
			byte[] answer = answer(request, request.length);
			DataOutputStream out = new DataOutputStream(socket.getOutputStream());
			out.writeShort(answer.length);
			out.write(answer);
			in.read();
		}
	}

	private static void start(Service service) {
		Thread thread = new Thread(() -> {
			try {
				service.serve();
			}
			catch (IOException ex) {
				// The test is over.
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	private interface Service {

		void serve() throws IOException;

	}

}
