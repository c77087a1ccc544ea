package com.teammate.sandbox.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.jspecify.annotations.Nullable;

/**
 * Stands in front of the mail server and passes everything on, but for letters to
 * recipients that it was told to refuse.
 */
final class SmtpDoor implements AutoCloseable {

	private final Map<String, Deque<String>> refusals = new ConcurrentHashMap<>();

	private volatile String refusalOfAll = "";

	private final int behind;

	private ServerSocket door;

	private volatile SmtpLogin.@Nullable Sender known;

	private SmtpDoor(ServerSocket door, int behind) {
		this.behind = behind;
		this.door = door;
		start("smtp-door", () -> serve(door));
	}

	static SmtpDoor open(int port, int behind) {
		return new SmtpDoor(listen(port), behind);
	}

	int port() {
		return this.door.getLocalPort();
	}

	/**
	 * Answers the next letters to that address so, one after the other: a reply of 554 to
	 * the letter itself, any other to its recipient.
	 */
	void refuse(String recipient, String... replies) {
		this.refusals.put(recipient.toLowerCase(Locale.ROOT), new ConcurrentLinkedDeque<>(Arrays.asList(replies)));
	}

	/** Answers every letter so from now on; empty lets them through. */
	void refuseAll(String reply) {
		this.refusalOfAll = reply;
	}

	/** From now on takes letters only from them; who has logged in already stays in. */
	void demandLogin(String name, String password) {
		this.known = new SmtpLogin.Sender(name, password);
	}

	@Override
	public void close() {
		try {
			this.door.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** On the same port as before. */
	void reopen() {
		ServerSocket again = listen(this.door.getLocalPort());
		this.door = again;
		start("smtp-door", () -> serve(again));
	}

	private static ServerSocket listen(int port) {
		try {
			return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void serve(ServerSocket here) {
		while (!here.isClosed()) {
			try {
				Socket client = here.accept();
				start("smtp-visit", () -> talk(client));
			}
			catch (IOException ex) {
				// Our own end.
			}
		}
	}

	private void talk(Socket client) {
		try (client; Socket server = new Socket(InetAddress.getLoopbackAddress(), this.behind)) {
			start("smtp-answers", () -> answers(server, client));
			new Visit(client, server).go();
		}
		catch (IOException ex) {
			// One of both has hung up.
		}
	}

	private static void answers(Socket server, Socket client) {
		try {
			server.getInputStream().transferTo(client.getOutputStream());
			client.close();
		}
		catch (IOException ex) {
			// One of both has hung up.
		}
	}

	private static void start(String name, Runnable work) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		thread.start();
	}

	/** One connection, line by line. */
	private final class Visit {

		private final BufferedReader lines;

		private final OutputStream client;

		private final OutputStream server;

		private final SmtpLogin login = new SmtpLogin((sender) -> sender.equals(SmtpDoor.this.known));

		private boolean inLetter;

		private String refused = "";

		Visit(Socket client, Socket server) throws IOException {
			this.lines = new BufferedReader(
					new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
			this.client = client.getOutputStream();
			this.server = server.getOutputStream();
		}

		void go() throws IOException {
			for (String line = this.lines.readLine(); line != null; line = this.lines.readLine()) {
				String reply = this.inLetter ? "" : reply(line);
				if (reply.isEmpty()) {
					write(this.server, line);
					this.inLetter = this.inLetter ? !line.equals(".") : line.equalsIgnoreCase("DATA");
				}
				else {
					write(this.client, reply);
				}
			}
		}

		/** Empty when the server itself shall answer. */
		private String reply(String line) {
			String aboutLogin = (SmtpDoor.this.known != null) ? this.login.reply(line) : "";
			return aboutLogin.isEmpty() ? replyToSender(line) : aboutLogin;
		}

		private String replyToSender(String line) {
			if (line.equalsIgnoreCase("DATA")) {
				return this.refused;
			}
			if (!line.toUpperCase(Locale.ROOT).startsWith("RCPT TO:<")) {
				return "";
			}
			String recipient = line.substring(9, line.indexOf('>')).toLowerCase(Locale.ROOT);
			Deque<String> waiting = SmtpDoor.this.refusals.get(recipient);
			String own = (waiting != null) ? waiting.pollFirst() : null;
			String common = SmtpDoor.this.refusalOfAll;
			String next = (own != null || common.isEmpty()) ? own : common;
			boolean letter = next != null && next.startsWith("554");
			this.refused = letter ? next : "";
			return (next == null || letter) ? "" : next;
		}

		private static void write(OutputStream to, String line) throws IOException {
			to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
			to.flush();
		}

	}

}
