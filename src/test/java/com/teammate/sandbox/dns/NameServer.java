package com.teammate.sandbox.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;

/**
 * An authoritative name server on the loopback address, over UDP and TCP. It keeps its
 * records in memory, answers only for its own zones and takes TXT and A records by
 * updates signed with its TSIG key.
 */
public final class NameServer implements AutoCloseable {

	private static final int IDLE_MILLIS = 10_000;

	private static final int TRIES_FOR_A_COMMON_PORT = 20;

	private static final int TRIES_FOR_THE_SAME_PORT = 250;

	private final int port;

	private volatile ServerSocket tcp;

	private volatile DatagramSocket udp;

	private final Zones zones;

	private final Exchange exchange;

	private final ExecutorService workers = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "name-server");
		thread.setDaemon(true);
		return thread;
	});

	private NameServer(ServerSocket tcp, DatagramSocket udp, Zones zones, TSIG key, Name keyName) {
		this.port = tcp.getLocalPort();
		this.zones = zones;
		this.exchange = new Exchange(zones, key, keyName);
		serve(tcp, udp);
	}

	private void serve(ServerSocket tcp, DatagramSocket udp) {
		this.tcp = tcp;
		this.udp = udp;
		this.workers.execute(() -> serveTcp(tcp));
		this.workers.execute(() -> serveUdp(udp));
	}

	/**
	 * Refuses the next updates of that name with these response codes, one after the
	 * other.
	 */
	public void refuseUpdates(String name, List<Integer> codes) {
		this.exchange.refuseUpdates(absolute(name), codes);
	}

	/** Refuses every update with this response code, until it is told none. */
	public void refuseAllUpdates(@Nullable Integer code) {
		this.exchange.refuseAllUpdates(code);
	}

	/** Answers nobody until {@link #comeBack}; forgets nothing. */
	public void goDown() throws IOException {
		this.udp.close();
		this.tcp.close();
	}

	/** Changes nothing while it is there. */
	public void comeBack() throws IOException {
		if (this.tcp.isClosed()) {
			InetAddress here = InetAddress.getLoopbackAddress();
			DatagramSocket udp = listen(here);
			serve(new ServerSocket(this.port, 50, here), udp);
		}
	}

	/** The thread that reads the old socket may be about to let go of it only. */
	private DatagramSocket listen(InetAddress here) throws SocketException {
		for (int tried = 1;; tried++) {
			try {
				return new DatagramSocket(this.port, here);
			}
			catch (BindException ex) {
				if (tried == TRIES_FOR_THE_SAME_PORT) {
					throw ex;
				}
				LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
			}
		}
	}

	/**
	 * Starts a server.
	 * @param port 0 picks a free one, the same for UDP and TCP
	 * @param zones names of the zones, such as {@code us-east-1.sbc.example}
	 * @param secret the key's secret in Base64, for HMAC-SHA256
	 */
	public static NameServer start(int port, List<String> zones, String keyName, String secret) throws IOException {
		Zones data = new Zones(zones.stream().map(NameServer::absolute).toList());
		Name key = absolute(keyName);
		for (int tried = 1;; tried++) {
			ServerSocket tcp = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
			try {
				DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress());
				return new NameServer(tcp, udp, data, new TSIG(TSIG.HMAC_SHA256, key, secret), key);
			}
			catch (BindException ex) {
				tcp.close();
				if (port != 0 || tried == TRIES_FOR_A_COMMON_PORT) {
					throw ex;
				}
			}
		}
	}

	public int port() {
		return this.port;
	}

	/** Every record of every zone in master file form, sorted. */
	public List<String> records() {
		return this.zones.records();
	}

	/** Somebody deletes what we keep about that name. */
	public void lose(String name) {
		this.zones.lose(absolute(name));
	}

	@Override
	public void close() throws IOException {
		this.workers.shutdownNow();
		goDown();
	}

	private void serveUdp(DatagramSocket udp) {
		byte[] buffer = new byte[65535];
		while (!udp.isClosed()) {
			try {
				DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
				udp.receive(packet);
				byte[] answer = this.exchange.overUdp(Arrays.copyOf(packet.getData(), packet.getLength()));
				udp.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
			}
			catch (IOException ex) {
				// Rubbish or the end of the socket: the next packet, if any, is served.
			}
		}
	}

	private void serveTcp(ServerSocket tcp) {
		while (!tcp.isClosed()) {
			try {
				Socket socket = tcp.accept();
				this.workers.execute(() -> serve(socket));
			}
			catch (IOException | RejectedExecutionException ex) {
				// A client that left early, or our own end.
			}
		}
	}

	private void serve(Socket client) {
		try (Socket socket = client) {
			socket.setSoTimeout(IDLE_MILLIS);
			DataInputStream in = new DataInputStream(socket.getInputStream());
			DataOutputStream out = new DataOutputStream(socket.getOutputStream());
			while (!this.workers.isShutdown()) {
				byte[] answer = this.exchange.overTcp(in.readNBytes(in.readUnsignedShort()));
				byte[] framed = new byte[answer.length + 2];
				framed[0] = (byte) (answer.length >>> 8);
				framed[1] = (byte) answer.length;
				System.arraycopy(answer, 0, framed, 2, answer.length);
				out.write(framed);
			}
		}
		catch (IOException ex) {
			// The client is done, or sent rubbish: either way the conversation ends.
		}
	}

	private static Name absolute(String name) {
		return Name.fromConstantString(name.endsWith(".") ? name : name + ".");
	}

}
