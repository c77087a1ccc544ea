package com.teammate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Chromium for tests. Where the machine has none a test is skipped and says so,
 * but never on a build server ({@code CI=true}): there it fails.
 */
public final class Browser implements AutoCloseable {

	private static final String MISSING = "No Chromium on this machine (looked for chromium, chromium-browser and "
			+ "google-chrome in PATH): the browser tests need one, for example from the package chromium";

	static {
		PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
	}

	private final Playwright playwright;

	private final com.microsoft.playwright.Browser chromium;

	private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
		this.playwright = playwright;
		this.chromium = chromium;
	}

	/** Starts Chromium without a window, or skips the test that asked. */
	public static Browser open() {
		Optional<Path> executable = executable();
		if (executable.isEmpty() && "true".equals(System.getenv("CI"))) {
			throw new AssertionError(MISSING);
		}
		Assumptions.assumeTrue(executable.isPresent(), MISSING);
		Playwright playwright = Playwright
			.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
		return new Browser(playwright,
				playwright.chromium()
					.launch(new BrowserType.LaunchOptions().setExecutablePath(executable.get())
						// As root, as in a container, Chromium's own sandbox does not
						// start.
						.setArgs(List.of("--no-sandbox"))));
	}

	/** A page of a fresh profile: no cookies, no history. */
	public Page newPage() {
		return newContext().newPage();
	}

	/** A fresh profile. */
	public BrowserContext newContext() {
		return newContext(new com.microsoft.playwright.Browser.NewContextOptions());
	}

	/** A fresh profile with a size, a colour scheme, scripts switched off, and so on. */
	public BrowserContext newContext(com.microsoft.playwright.Browser.NewContextOptions options) {
		return this.chromium.newContext(options);
	}

	@Override
	public void close() {
		this.chromium.close();
		this.playwright.close();
	}

	private static Optional<Path> executable() {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
			.flatMap((folder) -> Stream.of("chromium", "chromium-browser", "google-chrome")
				.map((name) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
