package com.teammate.sandbox;

import java.nio.file.Path;
import java.time.Clock;

import com.teammate.TeamMateApplication;
import com.teammate.account.FixedUsers;
import com.teammate.reseller.ApiKeys;
import com.teammate.reseller.FixedApiKeys;
import com.teammate.reseller.Resellers;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

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
		SandboxWorld world = SandboxWorld.start(SandboxPorts.of(environment), Path.of("target/sandbox"));
		SpringApplication.getShutdownHandlers().add(world::shutDown);
		run(world, args);
		System.out.println(new SandboxGuide(world).text());
	}

	/** Runs the product in that world, in this JVM and on the world's clock. */
	static ConfigurableApplicationContext run(SandboxWorld world, String... args) {
		return run(world, (context) -> {
		}, args);
	}

	/**
	 * Runs it with something of a test's own.
	 * @param addition sees the context before any bean is there
	 */
	static ConfigurableApplicationContext run(SandboxWorld world,
			ApplicationContextInitializer<ConfigurableApplicationContext> addition, String... args) {
		SpringApplication application = new SpringApplication(TeamMateApplication.class);
		application.addInitializers((context) -> settle((GenericApplicationContext) context, world));
		application.addInitializers(addition);
		application.setDefaultProperties(world.settings());
		ConfigurableApplicationContext context = application.run(args);
		Resellers resellers = context.getBean(Resellers.class);
		ApiKeys keys = context.getBean(ApiKeys.class);
		FixedUsers users = new FixedUsers(context);
		users.ensure(FixedApiKeys.ensure(resellers, keys, "Northwind Voice", "reseller@northwind.example",
				"tmk_sandbox_northwind"), "Nora North");
		users.ensure(FixedApiKeys.ensure(resellers, keys, "Adventure Works Telecom", "reseller@adventure-works.example",
				"tmk_sandbox_adventure"), "Adam Works");
		return context;
	}

	private static void settle(GenericApplicationContext context, SandboxWorld world) {
		context.getBeanFactory().addBeanPostProcessor(world.ownSecret());
		context.registerBean("sandboxClock", Clock.class, world::clock, (definition) -> definition.setPrimary(true));
	}

}
