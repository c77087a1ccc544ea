package com.teammate.live;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The open pages of this node that show things of one kind. Once a second the database is
 * asked for the versions of what they show, all in one question, so it does not matter
 * which node moves them. A stream ends by itself after a while; the browser opens the
 * next one. Its other half is {@code live.js}.
 *
 * @param <K> what names such a thing
 */
public final class OpenPages<K> implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(OpenPages.class);

	/** Lets proxies and browsers see that the stream is alive. */
	private static final int HEARTBEAT = 15;

	private final Function<List<K>, Map<K, Long>> versions;

	private final Limits limits;

	private final List<Page<K>> pages = new CopyOnWriteArrayList<>();

	private final ScheduledExecutorService clockwork;

	private int turn;

	/**
	 * Looks from now on until it is closed.
	 * @param name of the thread that looks
	 * @param versions numbers that change whenever such a thing does
	 */
	public OpenPages(String name, Limits limits, Function<List<K>, Map<K, Long>> versions) {
		this.versions = versions;
		this.limits = limits;
		this.clockwork = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, name);
			thread.setDaemon(true);
			return thread;
		});
		this.clockwork.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
	}

	/**
	 * A stream that tells each version; 503 where too many watch already, on this node or
	 * of this person: the page then asks again and again instead.
	 */
	public ResponseEntity<SseEmitter> watch(Object person, K shown) {
		SseEmitter stream = admit(person, shown);
		return (stream != null) ? ResponseEntity.ok().header("X-Accel-Buffering", "no").body(stream)
				: ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
	}

	@Nullable private synchronized SseEmitter admit(Object person, K shown) {
		long own = this.pages.stream().filter((page) -> page.person.equals(person)).count();
		if (this.pages.size() >= this.limits.pages() || own >= this.limits.pagesOfOnePerson()) {
			return null;
		}
		var page = new Page<>(person, shown, new SseEmitter(this.limits.lifetime().toMillis()));
		page.stream.onCompletion(() -> this.pages.remove(page));
		page.stream.onTimeout(page.stream::complete);
		page.stream.onError((gone) -> this.pages.remove(page));
		this.pages.add(page);
		return page.stream;
	}

	private void look() {
		if (this.pages.isEmpty()) {
			return;
		}
		try {
			Map<K, Long> now = this.versions.apply(this.pages.stream().map((page) -> page.shown).distinct().toList());
			boolean beat = ++this.turn % HEARTBEAT == 0;
			this.pages.forEach((page) -> page.tell(now.get(page.shown), beat));
		}
		catch (DataAccessException | TransactionException ex) {
			log.warn("Open pages learn nothing new just now: {}", ex.getMessage());
		}
		catch (RuntimeException ex) {
			// Thrown on, it would end the clockwork for good.
			log.error("Open pages could not be told", ex);
		}
	}

	@Override
	public void close() {
		this.clockwork.shutdownNow();
		this.pages.forEach((page) -> page.stream.complete());
	}

	/**
	 * How many may watch.
	 *
	 * @param pages on this node
	 * @param lifetime how long a stream lasts before the browser opens the next one
	 */
	public record Limits(int pages, int pagesOfOnePerson, Duration lifetime) {

	}

	/** One open page. */
	private static final class Page<K> {

		private final Object person;

		private final K shown;

		private final SseEmitter stream;

		private long told = -1;

		private Page(Object person, K shown, SseEmitter stream) {
			this.person = person;
			this.shown = shown;
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
