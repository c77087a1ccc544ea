package com.teammate.api;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import com.teammate.MovableClock;
import com.teammate.api.ApiClient.Reply;
import com.teammate.api.RateLimits.Standing;
import com.teammate.reseller.Resellers;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class RateLimitTests {

	private static final String PATH = "/api/v1/pbx-types";

	@LocalServerPort
	int port;

	@Autowired
	Resellers resellers;

	@Autowired
	RateLimits limits;

	@Autowired
	MovableClock clock;

	String key;

	ApiClient api;

	@BeforeEach
	void aKey() {
		var reseller = this.resellers.register("Northwind", UUID.randomUUID() + "@northwind.example");
		this.key = this.resellers.issueApiKey(reseller.id(), "test");
		this.api = new ApiClient(this.port, this.key);
	}

	@Test
	void tellsHowManyRequestsAreLeft() {
		Reply first = this.api.get(PATH);
		Reply second = this.api.get(PATH);

		assertThat(first.header("RateLimit-Limit")).contains("600");
		assertThat(first.header("RateLimit-Remaining")).contains("599");
		assertThat(second.header("RateLimit-Remaining")).contains("598");
		assertThat(second.header("RateLimit-Reset")).contains("1");
		assertThat(second.header("Retry-After")).isEmpty();
	}

	@Test
	void refusesWhatIsTooMuchAndLetsMoreThroughAsTimePasses() {
		List<Standing> used = IntStream.range(0, 600).mapToObj((number) -> this.limits.take(hash())).toList();

		Reply refused = this.api.get(PATH).isProblem(429, "rate_limit_exceeded");

		assertThat(used).allMatch(Standing::granted);
		assertThat(refused.header("Retry-After")).contains("1");
		assertThat(refused.header("RateLimit-Remaining")).contains("0");
		assertThat(refused.header("RateLimit-Reset")).contains("60");
		this.clock.pass(Duration.ofMillis(100));
		assertThat(this.api.get(PATH).status()).isEqualTo(200);
		this.api.get(PATH).isProblem(429, "rate_limit_exceeded");
	}

	@Test
	void countsEachKeyByItself() {
		IntStream.range(0, 600).forEach((number) -> this.limits.take(hash()));
		var other = this.resellers.issueApiKey(this.resellers.withApiKey(this.key).orElseThrow().id(), "other");

		assertThat(new ApiClient(this.port, other).get(PATH).status()).isEqualTo(200);
	}

	@Test
	void countsExactlyWhenManyAskAtOnce() {
		List<Standing> standings = IntStream.range(0, 700)
			.parallel()
			.mapToObj((number) -> this.limits.take(hash()))
			.toList();

		assertThat(standings).filteredOn(Standing::granted).hasSize(600);
	}

	@Test
	void countsNobodyWhoIsNotKnown() {
		Reply stranger = new ApiClient(this.port, "tmk_unknown").get(PATH).isProblem(401, "unauthorized");

		assertThat(stranger.header("RateLimit-Limit")).isEmpty();
	}

	private String hash() {
		return DigestUtils.sha256Hex(this.key);
	}

}
