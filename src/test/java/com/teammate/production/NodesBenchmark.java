package com.teammate.production;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.teammate.journey.ResellerProgram;
import com.teammate.sandbox.SandboxWorld;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.awaitility.Awaitility.await;

/**
 * How many enterprises one or several nodes onboard, and what one costs. Run by hand, as
 * docs/operations/scaling.md says; its name keeps it out of the suite.
 */
class NodesBenchmark {

	private static final int NODES = Integer.getInteger("teammate.nodes", 1);

	private static final int ONBOARDINGS = Integer.getInteger("teammate.onboardings", 100);

	private static final int VISITORS = Integer.getInteger("teammate.visitors", 4);

	private static final int WARM_UP = 20;

	private static final Pattern TICKS = Pattern.compile("\\S+");

	private final List<Node> nodes = new ArrayList<>();

	private final SandboxWorld world;

	private final Balancer balancer;

	private final ResellerProgram reseller;

	private final JdbcClient database;

	NodesBenchmark() throws IOException {
		Path folder = Files.createDirectories(Path.of("target/production").toAbsolutePath());
		this.world = SandboxWorld.anywhere(Files.createTempDirectory("benchmark"));
		Map<String, String> environment = new TreeMap<>(
				new Deployment(this.world, Files.createTempDirectory("benchmark-secrets")).environment());
		for (int number = 0; number < NODES; number++) {
			this.nodes.add(new Node(environment, Files.createTempFile(folder, "benchmark", ".log")));
		}
		this.balancer = Balancer.start(this.world.publicUrl().getPort(), this.nodes.stream().map(Node::port).toList());
		this.reseller = new ResellerProgram(this.world.publicUrl(), FirstReseller.API_KEY);
		this.database = JdbcClient
			.create(new DriverManagerDataSource(this.world.database().url(), "postgres", "postgres"));
		this.nodes.forEach(Node::start);
		this.nodes.forEach(Node::awaitReady);
		FirstReseller.register(this.nodes.get(0).operator(), this.database);
	}

	@Test
	void measure() throws Exception {
		onboard("warm", WARM_UP);
		double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
		double tasks = metric("executor_completed_tasks_total{name=\"camundaTaskExecutor\"}");
		Duration ofNodes = cpuOfNodes();
		Duration ofDatabase = cpuOfDatabase();
		long begin = System.nanoTime();

		double connections = onboard("measured", ONBOARDINGS);

		double seconds = (System.nanoTime() - begin) / 1e9;
		System.out.printf("%d nodes, %d visitors, load of the machine before: %.1f%n", NODES, VISITORS, load);
		System.out.printf("%.0f onboardings a minute%n", ONBOARDINGS * 60 / seconds);
		System.out.printf("%.0f tasks of the job executor a second%n",
				(metric("executor_completed_tasks_total{name=\"camundaTaskExecutor\"}") - tasks) / seconds);
		System.out.printf("CPU of an onboarding: %d ms in the nodes, %d ms in PostgreSQL%n",
				cpuOfNodes().minus(ofNodes).toMillis() / ONBOARDINGS,
				cpuOfDatabase().minus(ofDatabase).toMillis() / ONBOARDINGS);
		System.out.printf("%.0f connections of a node at work at once, at most%n", connections);
		this.nodes.forEach(Node::kill);
		this.balancer.close();
		this.world.close();
	}

	/** Answers with the most connections that a node had in use. */
	private double onboard(String name, int count) throws InterruptedException, ExecutionException {
		ExecutorService people = Executors.newFixedThreadPool(VISITORS);
		List<Company> companies = IntStream.range(0, count)
			.mapToObj((number) -> new Company(this.world, name + "-" + number + ".example"))
			.toList();
		List<Future<?>> visits = companies.stream()
			.<Future<?>>map((company) -> people
				.submit(() -> company.visit(company.begin(this.reseller).invitation(this.reseller))))
			.toList();
		double[] most = new double[1];
		await().atMost(Duration.ofHours(1)).pollInterval(Duration.ofMillis(500)).until(() -> {
			for (Node node : this.nodes) {
				most[0] = Math.max(most[0], metric(node, "hikaricp_connections_active"));
			}
			return this.database.sql("select count(*) from enterprise where name like ? and status = 'ACTIVE'")
				.param("Company " + name + "-%")
				.query(Integer.class)
				.single() == count;
		});
		for (Future<?> visit : visits) {
			visit.get();
		}
		people.shutdown();
		return most[0];
	}

	private double metric(String series) {
		return this.nodes.stream().mapToDouble((node) -> metric(node, series)).sum();
	}

	private static double metric(Node node, String series) {
		return node.operator()
			.get("/actuator/prometheus")
			.body()
			.lines()
			.filter((line) -> line.startsWith(series))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
			.sum();
	}

	private Duration cpuOfNodes() {
		return this.nodes.stream().map(Node::cpu).reduce(Duration.ZERO, Duration::plus);
	}

	/** The server, its processes of now, and those that have ended. */
	private Duration cpuOfDatabase() throws IOException {
		ProcessHandle server = ProcessHandle.of(postmaster()).orElseThrow();
		long ticks = ticks(server, 13, 14, 15, 16);
		for (ProcessHandle process : server.children().toList()) {
			ticks += ticks(process, 13, 14);
		}
		return Duration.ofMillis(ticks * 10);
	}

	private long postmaster() {
		return this.database.sql("select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::bigint")
			.query(Long.class)
			.single();
	}

	private static long ticks(ProcessHandle process, int... fields) throws IOException {
		Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
		if (!Files.exists(stat)) {
			return 0;
		}
		List<String> values = TICKS.matcher(Files.readString(stat)).results().map(MatchResult::group).toList();
		return IntStream.of(fields).mapToLong((field) -> Long.parseLong(values.get(field))).sum();
	}

}
