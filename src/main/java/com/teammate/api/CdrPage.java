package com.teammate.api;

import java.time.Instant;
import java.util.List;

import com.teammate.cdr.Call;
import com.teammate.cdr.Call.Direction;
import com.teammate.cdr.CallPage;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of an enterprise's calls. */
@Schema(name = "CdrPage")
record CdrPage(List<Cdr> items,
		@Schema(description = "Send it as cursor to read on; null on the last page") @Nullable String nextCursor,
		@Schema(description = "The span of time that was read") Instant from, Instant to,
		@Schema(description = "Records of the source that could not be understood and are left out",
				example = "0") int unreadableRecords) {

	static CdrPage of(CallPage page) {
		return new CdrPage(page.calls().stream().map(Cdr::of).toList(),
				(page.next() != null) ? page.next().written() : null, page.range().from(), page.range().to(),
				page.unreadable());
	}

	/** A call. */
	@Schema(name = "Cdr")
	record Cdr(@Schema(description = "Of the source, unique within the enterprise") String id, Instant startedAt,
			@Schema(example = "125") long durationSeconds, Direction direction,
			@Schema(description = "Who called; personal data", example = "+12065550100") String from,
			@Schema(description = "Who was called; personal data", example = "+12065550123") String to,
			@Schema(example = "us-east-1") @Nullable String region,
			@Schema(description = "How it ended; 200 when it was answered",
					example = "200") @Nullable Integer sipStatus) {

		static Cdr of(Call call) {
			return new Cdr(call.id(), call.startedAt(), call.duration().toSeconds(), call.direction(), call.from(),
					call.to(), call.region(), call.sipStatus());
		}

	}

}
