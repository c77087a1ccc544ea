package com.teammate.production;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before several nodes: gives each connection to the next one that answers,
 * and knows nothing of sessions.
 */
final class Balancer implements AutoCloseable {

	private final ServerSocket door;

	private final List<Integer> nodes;

	private final AtomicInteger turn = new AtomicInteger();

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "balancer");
		thread.setDaemon(true);
		return thread;
	});

	private Balancer(ServerSocket door, List<Integer> nodes) {
		this.door = door;
		this.nodes = nodes;
	}

	static Balancer start(int port, List<Integer> nodes) throws IOException {
		Balancer balancer = new Balancer(new ServerSocket(port, 200, InetAddress.getLoopbackAddress()), nodes);
		balancer.threads.execute(balancer::accept);
		return balancer;
	}

	private void accept() {
		while (!this.door.isClosed()) {
			try {
				Socket caller = this.door.accept();
				this.threads.execute(() -> connect(caller));
			}
			catch (IOException ex) {
				// Closed, or the caller has gone.
			}
		}
	}

	private void connect(Socket caller) {
		for (int tries = 0; tries < this.nodes.size(); tries++) {
			int node = this.nodes.get(Math.floorMod(this.turn.getAndIncrement(), this.nodes.size()));
			Socket callee = new Socket();
			try {
				callee.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), node), 1000);
				this.threads.execute(() -> pass(caller, callee));
				this.threads.execute(() -> pass(callee, caller));
				return;
			}
			catch (IOException ex) {
				close(callee);
			}
		}
		close(caller);
	}

	private static void pass(Socket from, Socket to) {
		try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
			in.transferTo(out);
		}
		catch (IOException ex) {
			// One of the two has gone; so does the other.
		}
		close(from);
		close(to);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// It is gone anyway.
		}
	}

	@Override
	public void close() throws IOException {
		this.door.close();
		this.threads.shutdownNow();
	}

}
