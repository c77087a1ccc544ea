package com.teammate.cdr;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import com.teammate.cdr.CallsNotReadable.Reason;
import com.teammate.enterprise.EnterpriseId;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Reads call data as CSV from one address, line by line (docs/call-data.md). A line that
 * is not understood is counted and left out; the log names its number and column, never
 * its content.
 */
@Component
@ConditionalOnProperty("teammate.cdr.url")
class CsvCallSource implements CallSource {

	private static final Logger log = LoggerFactory.getLogger(CsvCallSource.class);

	private final CdrSettings settings;

	private final OkHttpClient http;

	CsvCallSource(CdrSettings settings) {
		this.settings = settings;
		// A redirect would carry credentials to who knows where.
		this.http = new OkHttpClient.Builder().followRedirects(false)
			.followSslRedirects(false)
			.callTimeout(settings.timeout())
			.connectTimeout(settings.timeout())
			.readTimeout(settings.timeout())
			.build();
	}

	@Override
	public int read(EnterpriseId enterprise, CallRange range, Consumer<Call> reader) {
		try (Response response = this.http.newCall(request(enterprise, range)).execute()) {
			if (!response.isSuccessful() || response.body() == null) {
				throw new CallsNotReadable(Reason.UNREACHABLE, "The source answered " + response.code());
			}
			Bounded bytes = new Bounded(response.body().byteStream(), this.settings.maxSize().toBytes());
			return read(new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8)), enterprise, reader);
		}
		catch (Bounded.Exceeded ex) {
			throw new CallsNotReadable(Reason.TOO_MUCH, "More than " + this.settings.maxSize());
		}
		catch (IOException ex) {
			throw new CallsNotReadable(Reason.UNREACHABLE, "No whole answer: " + ex.getClass().getSimpleName());
		}
	}

	private static int read(BufferedReader lines, EnterpriseId enterprise, Consumer<Call> reader) throws IOException {
		String header = lines.readLine();
		CsvCalls calls = CsvCalls.of((header != null) ? header : "");
		int unreadable = 0;
		int number = 1;
		for (String line = lines.readLine(); line != null; line = lines.readLine()) {
			number++;
			try {
				calls.read(line, enterprise).ifPresent(reader);
			}
			catch (CsvCalls.NotUnderstood ex) {
				if (unreadable++ == 0) {
					log.warn("Call data: line {} is left out, see its {}", number, ex.column());
				}
			}
		}
		if (unreadable > 1) {
			log.warn("Call data: {} lines are left out altogether", unreadable);
		}
		return unreadable;
	}

	private Request request(EnterpriseId enterprise, CallRange range) {
		Request.Builder request = new Request.Builder()
			.url(String.valueOf(this.settings.url())
				.replace("{enterprise}", encoded(enterprise))
				.replace("{from}", encoded(range.from()))
				.replace("{to}", encoded(range.to())))
			.header("Accept", "text/csv");
		if (this.settings.token() != null) {
			request.header("Authorization", "Bearer " + this.settings.token());
		}
		else if (this.settings.username() != null && this.settings.password() != null) {
			request.header("Authorization",
					Credentials.basic(this.settings.username(), this.settings.password(), StandardCharsets.UTF_8));
		}
		return request.build();
	}

	private static String encoded(Object value) {
		return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
	}

}
