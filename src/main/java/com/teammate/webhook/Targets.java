package com.teammate.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.annotation.PreDestroy;

import org.springframework.stereotype.Component;

/**
 * Says where events may be sent, so that no endpoint makes us reach into a network that
 * is ours. Asked when an endpoint is saved and again for each try: names can point
 * elsewhere by then.
 */
@Component
class Targets {

	private static final int LONGEST = 2000;

	private final WebhookSettings settings;

	private final NameServers names;

	private final ExecutorService lookUps = Executors.newCachedThreadPool((work) -> {
		Thread thread = new Thread(work, "webhook-look-up");
		thread.setDaemon(true);
		return thread;
	});

	Targets(WebhookSettings settings, NameServers names) {
		this.settings = settings;
		this.names = names;
	}

	/** Throws {@link TargetRefused} when the address could never be sent to. */
	void check(URI url) {
		String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
		if (!scheme.equals("https") && !(scheme.equals("http") && this.settings.allowHttp())) {
			throw new TargetRefused(
					this.settings.allowHttp() ? "must start with https:// or http://" : "must start with https://");
		}
		if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null
				|| url.toString().length() > LONGEST) {
			throw new TargetRefused("must be an address with a host, without user name and fragment");
		}
		try {
			resolve(url.getHost(), this.settings.timeout());
		}
		catch (UnknownHostException ex) {
			throw new TargetRefused("has a host that cannot be found");
		}
	}

	/**
	 * The addresses of a host. Throws {@link TargetRefused} when any of them is out of
	 * bounds, {@link UnknownHostException} when there is none in time.
	 */
	List<InetAddress> resolve(String host, Duration timeout) throws UnknownHostException {
		List<InetAddress> found = resolveAnywhere(host, timeout);
		if (!this.settings.allowPrivateTargets() && !found.stream().allMatch(PublicAddresses::contain)) {
			throw new TargetRefused("points into a private or reserved network");
		}
		return found;
	}

	/** The addresses of a host that operations have chosen. */
	List<InetAddress> resolveAnywhere(String host, Duration timeout) throws UnknownHostException {
		return List.of(lookUp(host, timeout));
	}

	/** The platform waits for name servers as long as it likes; we do not. */
	private InetAddress[] lookUp(String host, Duration timeout) throws UnknownHostException {
		Future<InetAddress[]> answer = this.lookUps.submit(() -> this.names.find(host));
		try {
			return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			answer.cancel(true);
			throw new UnknownHostException(host);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new UnknownHostException(host);
		}
	}

	@PreDestroy
	void stop() {
		this.lookUps.shutdownNow();
	}

}
