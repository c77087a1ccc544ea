package com.teammate;

import java.security.SecureRandom;
import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the product. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TeamMateApplication {

	public static void main(String[] args) {
		SpringApplication application = new SpringApplication(TeamMateApplication.class);
		application.addInitializers(new DefaultCredentials());
		application.run(args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	SecureRandom random() {
		return new SecureRandom();
	}

}
