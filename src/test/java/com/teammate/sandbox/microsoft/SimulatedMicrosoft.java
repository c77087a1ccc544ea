package com.teammate.sandbox.microsoft;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * Entra, Graph and the Teams back end in one server with one state. Its start page says
 * which tenants and switches there are.
 */
public final class SimulatedMicrosoft implements AutoCloseable {

	/** Enough for a load test while some calls hang on purpose. */
	private static final int THREADS = 64;

	private final Tenants tenants;

	private final Registrations registrations;

	private final Visits visits;

	private final ExchangeLog log;

	private final NameServer nameServer = new NameServer();

	private final Surroundings surroundings = new Surroundings();

	private volatile @Nullable Memory memory;

	private final FrontDoor door;

	private final InetSocketAddress socket;

	private volatile HttpServer server;

	private final ExecutorService threads;

	private SimulatedMicrosoft(int port, Clock clock, Registration registration, Consumer<Duration> clockForward)
			throws IOException {
		this.tenants = new Tenants(clock);
		this.registrations = new Registrations(registration);
		this.visits = new Visits(this.tenants, clock);
		this.log = new ExchangeLog(clock);
		this.threads = Executors.newFixedThreadPool(THREADS, SimulatedMicrosoft::thread);
		this.door = new FrontDoor(routes(clock, clockForward), this.log, this::touched);
		this.server = listen(port);
		this.socket = this.server.getAddress();
	}

	private HttpServer listen(int port) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
		server.setExecutor(this.threads);
		server.createContext("/", this.door);
		server.start();
		return server;
	}

	/** Cannot be reached by anybody until {@link #comeBack}; forgets nothing. */
	public void goDown() {
		this.server.stop(0);
	}

	public void comeBack() throws IOException {
		this.server = listen(this.socket.getPort());
	}

	/**
	 * Starts on that port of this machine, or on a free one for 0.
	 * @param clock what all delays and lifetimes of Microsoft are measured by
	 */
	public static SimulatedMicrosoft start(int port, Clock clock, Registration registration) {
		return start(port, clock, registration, (duration) -> {
			throw new UnsupportedOperationException("This clock cannot be put forward.");
		});
	}

	/**
	 * Starts with a clock that the start page can put forward.
	 * @param clockForward puts {@code clock} forward
	 */
	public static SimulatedMicrosoft start(int port, Clock clock, Registration registration,
			Consumer<Duration> clockForward) {
		// Without it every answer waits 40 ms for an acknowledgement.
		System.setProperty("sun.net.httpserver.nodelay", "true");
		try {
			return new SimulatedMicrosoft(port, clock, registration, clockForward);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Router<Handler> routes(Clock clock, Consumer<Duration> clockForward) {
		Router<Handler> routes = new Router<>();
		Tokens tokens = new Tokens(clock);
		AuthorizationCodes codes = new AuthorizationCodes(clock);
		routes.on("GET", "/", new StartPage(this.tenants, clock, this.surroundings)::show);
		new TenantPage(this.tenants).routes(routes);
		new LogPage(this.log).routes(routes);
		new ControlPanel(this.tenants, this.registrations, clockForward, this.log, this::reset, this.nameServer,
				this.surroundings)
			.routes(routes);
		new TeamsBackEnd(this.tenants, tokens, clock).routes(routes);
		this.visits.routes(routes);
		new Discovery(this.tenants, tokens, clock).routes(routes);
		new Authorize(this.tenants, this.registrations, this.visits, codes, clock).routes(routes);
		new AdminConsent(true, this.tenants, this.registrations, this.visits, clock).routes(routes);
		new AdminConsent(false, this.tenants, this.registrations, this.visits, clock).routes(routes);
		new TokenEndpoint(this.tenants, this.registrations, codes, tokens, clock).routes(routes);
		Graph graph = new Graph(this.tenants, tokens, clock, this.nameServer, this.registrations);
		for (String method : List.of("GET", "POST", "PATCH", "PUT", "DELETE")) {
			routes.on(method, "/v1.0/{*}", graph);
		}
		return routes;
	}

	/** Where it listens, without a path. */
	public URI address() {
		return URI.create("http://localhost:" + this.socket.getPort());
	}

	/**
	 * Changes our registration, for instance once the addresses to return to are known.
	 */
	public void register(Registration registration) {
		this.registrations.register(registration);
	}

	Tenant tenant(String domain) {
		return this.tenants.find(domain).orElseThrow();
	}

	/** Makes things happen in the tenant of that domain. */
	public TenantSwitches switches(String domain) {
		touched();
		return new TenantSwitches(tenant(domain), this.registrations, this.nameServer);
	}

	/** The whole state of a tenant, as {@code GET /tenants/{domain}} gives it. */
	public JsonNode state(String domain) {
		return TenantView.of(tenant(domain));
	}

	/** Every exchange so far, each as a line of JSON, secrets masked. */
	public List<String> log() {
		return this.log.lines();
	}

	/** Where domains are looked up for their proof; null: nowhere. */
	public void nameServer(@Nullable InetSocketAddress address) {
		this.nameServer.at(address);
	}

	/** How records of a domain get lost where they are looked up. */
	public void recordsLost(Consumer<String> loss) {
		this.nameServer.losing(loss);
	}

	/** What else the start page has buttons for. */
	public void surroundings(List<SurroundingSwitch> switches) {
		this.surroundings.are(switches);
	}

	/**
	 * Keeps the tenants in that file from now on, beginning with what an earlier run left
	 * there.
	 */
	public void remember(Path file) {
		this.memory = new Memory(this.tenants, file);
	}

	private void touched() {
		Memory memory = this.memory;
		if (memory != null) {
			memory.touch();
		}
	}

	/** Forgets all that happened in the tenants; sessions and log too. */
	public void reset() {
		this.tenants.reset();
		this.visits.reset();
		this.log.clear();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
		Memory memory = this.memory;
		if (memory != null) {
			memory.close();
		}
	}

	private static Thread thread(Runnable task) {
		Thread thread = new Thread(task, "simulated-microsoft");
		thread.setDaemon(true);
		return thread;
	}

}
