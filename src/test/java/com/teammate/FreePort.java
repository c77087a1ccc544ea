package com.teammate;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port for somebody who must know it before listening. It is taken from below those
 * that the system gives to connections and to listeners that leave the choice to it (from
 * 32768 on Linux), or one of these could have it by then.
 */
public final class FreePort {

	private static final int LOWEST = 15_000;

	private static final int HIGHEST = 32_000;

	private FreePort() {
	}

	public static int find() {
		int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
		while (!isFree(port)) {
			port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
		}
		return port;
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port)) {
			return socket.isBound();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
