package com.teammate.sandbox.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;

/**
 * A mail server that takes every letter and shows it: SMTP to send, IMAP and a web page
 * to read. Any address is a user whose password is the address. Nothing is delivered to
 * the outside world, and nothing outlives the process.
 */
public final class Mailbox implements AutoCloseable {

	private static final long START_LIMIT_MILLIS = 20_000;

	private final int smtpPort;

	private final int imapPort;

	private volatile GreenMail server;

	private final SmtpDoor door;

	private final HttpServer web;

	private final ExecutorService threads = Executors.newCachedThreadPool(Mailbox::daemon);

	private final Map<StoredMessage, Mail> read = new IdentityHashMap<>();

	private final List<Mail> mails = new ArrayList<>();

	private Mailbox(GreenMail server, SmtpDoor door, HttpServer web) {
		this.server = server;
		this.door = door;
		this.smtpPort = server.getSmtp().getPort();
		this.imapPort = server.getImap().getPort();
		this.web = web;
		this.web.setExecutor(this.threads);
		this.web.createContext("/", new MailPages(this));
	}

	/** Starts on these ports of the loopback interface; 0 picks a free one. */
	public static Mailbox start(int smtp, int imap, int web) {
		GreenMail server = server(0, imap);
		try {
			InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), web);
			Mailbox mailbox = new Mailbox(server, SmtpDoor.open(smtp, server.getSmtp().getPort()),
					HttpServer.create(address, 0));
			mailbox.web.start();
			return mailbox;
		}
		catch (IOException ex) {
			server.stop();
			throw new UncheckedIOException(ex);
		}
	}

	private static GreenMail server(int smtp, int imap) {
		GreenMail server = new GreenMail(
				new ServerSetup[] { setup(smtp, ServerSetup.PROTOCOL_SMTP), setup(imap, ServerSetup.PROTOCOL_IMAP) });
		server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
		server.start();
		return server;
	}

	/**
	 * Answers the next letters to that address so, one after the other: a reply of 554 to
	 * the letter itself, any other to its recipient.
	 */
	public void refuse(String recipient, String... replies) {
		this.door.refuse(recipient, replies);
	}

	/** Answers every letter so, until it is told an empty reply. */
	public void refuseAll(String reply) {
		this.door.refuseAll(reply);
	}

	/**
	 * Takes letters only from who logs in so; another password counts from the next login
	 * on.
	 */
	public void demandLogin(String name, String password) {
		this.door.demandLogin(name, password);
	}

	/** Takes no letter until {@link #comeBack}; what arrived before is kept. */
	public synchronized void goDown() {
		messages();
		this.door.close();
		this.server.stop();
	}

	/** Changes nothing while it is there. */
	public synchronized void comeBack() {
		if (this.server.isRunning()) {
			return;
		}
		this.server = server(this.smtpPort, this.imapPort);
		this.door.reopen();
	}

	public int smtpPort() {
		return this.door.port();
	}

	public int imapPort() {
		return this.imapPort;
	}

	public int webPort() {
		return this.web.getAddress().getPort();
	}

	/** Every mail, oldest first. */
	public synchronized List<Mail> messages() {
		if (!this.server.isRunning()) {
			return List.copyOf(this.mails);
		}
		this.server.getManagers()
			.getImapHostManager()
			.getAllMessages()
			.stream()
			.filter((stored) -> !this.read.containsKey(stored))
			.sorted(Comparator.comparing(StoredMessage::getReceivedDate))
			.forEach(this::keep);
		return List.copyOf(this.mails);
	}

	public Optional<Mail> newestTo(String address) {
		return to(address).stream().reduce((earlier, later) -> later);
	}

	/** What that address received, oldest first. */
	public List<Mail> to(String address) {
		return messages().stream().filter((mail) -> mail.to().equalsIgnoreCase(address)).toList();
	}

	/**
	 * Waits until that many mails have arrived in all; false when they did not in time.
	 */
	public boolean await(int count, Duration limit) {
		return this.server.waitForIncomingEmail(limit.toMillis(), count);
	}

	@Override
	public void close() {
		this.web.stop(0);
		this.threads.shutdownNow();
		this.door.close();
		this.server.stop();
	}

	private void keep(StoredMessage stored) {
		Mail mail = MailReader.read(this.mails.size() + 1, stored);
		this.read.put(stored, mail);
		this.mails.add(mail);
	}

	private static ServerSetup setup(int port, String protocol) {
		ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
		setup.setServerStartupTimeout(START_LIMIT_MILLIS);
		return setup;
	}

	private static Thread daemon(Runnable task) {
		Thread thread = new Thread(task, "mailbox-web");
		thread.setDaemon(true);
		return thread;
	}

}
