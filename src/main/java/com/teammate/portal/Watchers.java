package com.teammate.portal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.Enterprises;
import com.teammate.reseller.UserId;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open pages of this node. Once a second the database is asked for the versions of
 * what they show, all in one question, so it does not matter which node moves an
 * enterprise. A stream ends by itself after a while; the browser opens the next one.
 */
@Component
class Watchers {

	private static final Logger log = LoggerFactory.getLogger(Watchers.class);

	/** Lets proxies and browsers see that the stream is alive. */
	private static final int HEARTBEAT = 15;

	private final Enterprises enterprises;

	private final PortalSettings settings;

	private final List<Watcher> watchers = new CopyOnWriteArrayList<>();

	private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor((work) -> {
		Thread thread = new Thread(work, "portal-watchers");
		thread.setDaemon(true);
		return thread;
	});

	private int turn;

	Watchers(Enterprises enterprises, PortalSettings settings) {
		this.enterprises = enterprises;
		this.settings = settings;
		this.clockwork.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
	}

	/** Empty when there are too many already, on this node or of this user. */
	synchronized Optional<SseEmitter> watch(UserId user, EnterpriseId enterprise) {
		long own = this.watchers.stream().filter((watcher) -> watcher.user.equals(user)).count();
		if (this.watchers.size() >= this.settings.mostOpenPages() || own >= this.settings.mostOpenPagesOfOneUser()) {
			return Optional.empty();
		}
		var watcher = new Watcher(user, enterprise, new SseEmitter(this.settings.openPageLifetime().toMillis()));
		watcher.stream.onCompletion(() -> this.watchers.remove(watcher));
		watcher.stream.onTimeout(watcher.stream::complete);
		watcher.stream.onError((gone) -> this.watchers.remove(watcher));
		this.watchers.add(watcher);
		return Optional.of(watcher.stream);
	}

	private void look() {
		if (this.watchers.isEmpty()) {
			return;
		}
		try {
			Map<EnterpriseId, Long> versions = versions();
			boolean beat = ++this.turn % HEARTBEAT == 0;
			this.watchers.forEach((watcher) -> watcher.tell(versions.get(watcher.enterprise), beat));
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Open pages learn nothing new just now: {}", ex.getMessage());
		}
		catch (RuntimeException ex) {
			// Thrown on, it would end the clockwork for good.
			log.error("Open pages could not be told", ex);
		}
	}

	private Map<EnterpriseId, Long> versions() {
		return this.enterprises
			.versions(this.watchers.stream().map((watcher) -> watcher.enterprise).distinct().toList());
	}

	@PreDestroy
	void stop() {
		this.clockwork.shutdownNow();
		this.watchers.forEach((watcher) -> watcher.stream.complete());
	}

	/** One open page. */
	private static final class Watcher {

		private final UserId user;

		private final EnterpriseId enterprise;

		private final SseEmitter stream;

		private long told = -1;

		private Watcher(UserId user, EnterpriseId enterprise, SseEmitter stream) {
			this.user = user;
			this.enterprise = enterprise;
			this.stream = stream;
		}

		private void tell(@Nullable Long version, boolean beat) {
			try {
				if (version != null && version != this.told) {
					this.told = version;
					this.stream.send(SseEmitter.event().name("version").data(version));
				}
				else if (beat) {
					this.stream.send(SseEmitter.event().comment("still here"));
				}
			}
			catch (IOException | IllegalStateException gone) {
				this.stream.complete();
			}
		}

	}

}
