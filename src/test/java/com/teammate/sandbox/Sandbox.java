package com.teammate.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;

import com.teammate.TeamMateApplication;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Starts the product in a world of its own, Microsoft included:
 * {@code mvn spring-boot:test-run}.
 */
public final class Sandbox {

	private Sandbox() {
	}

	public static void main(String[] args) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
		SandboxWorld world = SandboxWorld.start(SandboxPorts.of(environment), Path.of("target/sandbox/postgres"));
		SpringApplication.getShutdownHandlers().add(() -> closing(world));
		run(world, args);
		System.out.println(new SandboxGuide(world).text());
	}

	/** Runs the product in that world, in this JVM and on the world's clock. */
	static ConfigurableApplicationContext run(SandboxWorld world, String... args) {
		SpringApplication application = new SpringApplication(TeamMateApplication.class);
		application.addInitializers((context) -> settle((GenericApplicationContext) context, world));
		application.setDefaultProperties(world.settings());
		ConfigurableApplicationContext context = application.run(args);
		new SandboxResellers(context.getBean(JdbcClient.class)).register();
		return context;
	}

	private static void settle(GenericApplicationContext context, SandboxWorld world) {
		context.registerBean("sandboxClock", Clock.class, world::clock, (definition) -> definition.setPrimary(true));
	}

	private static void closing(SandboxWorld world) {
		try {
			world.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
