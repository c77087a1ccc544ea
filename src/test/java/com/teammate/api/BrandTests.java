package com.teammate.api;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;

import javax.imageio.ImageIO;

import com.teammate.api.ApiClient.Reply;
import com.teammate.reseller.Reseller;
import com.teammate.reseller.Resellers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@ApiTest
class BrandTests {

	private static final String PATH = "/api/v1/brand";

	private static final String BODY = """
			{"name":"Northwind Voice","colour":"#0b5c8a","senderName":"Northwind","footer":"Northwind Ltd\\n<b>1</b>"}""";

	@LocalServerPort
	int port;

	@Autowired
	Resellers resellers;

	ApiClient api;

	@BeforeEach
	void prepare() {
		Reseller reseller = this.resellers.register("Northwind", UUID.randomUUID() + "@northwind.example");
		this.api = new ApiClient(this.port, this.resellers.issueApiKey(reseller.id(), "test"));
	}

	@Test
	void setsReadsAndRemovesABrand() {
		this.api.get(PATH).isProblem(404, "brand_not_found");

		Reply set = put(BODY);

		assertThat(set.status()).isEqualTo(200);
		assertThat(set.json().path("darkShade").asText()).matches("#[0-9a-f]{6}").isNotEqualTo("#0b5c8a");
		assertThat(set.json().path("footer").asText()).isEqualTo("Northwind Ltd\n<b>1</b>");
		assertThat(this.api.get(PATH).json()).isEqualTo(set.json());
		assertThat(this.api.get(PATH).header("ETag")).isEqualTo(set.header("ETag"));
		assertThat(this.api.delete(PATH).status()).isEqualTo(204);
		this.api.delete(PATH).isProblem(404, "brand_not_found");
		this.api.get(PATH).isProblem(404, "brand_not_found");
	}

	@Test
	void changesOnlyTheVersionThatWasRead() {
		String first = put(BODY).header("ETag").orElseThrow();

		put(BODY).isProblem(428, "precondition_required");
		String second = put("{\"name\":\"Other\"}", "If-Match", first).header("ETag").orElseThrow();
		put(BODY, "If-Match", first).isProblem(412, "precondition_failed");

		assertThat(second).isNotEqualTo(first);
		assertThat(this.api.get(PATH).json().path("colour").isNull()).isTrue();
		this.api.delete(PATH);
		put(BODY, "If-Match", second).isProblem(412, "precondition_failed");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | name | is required", "{\"name\":\"  \"} | name | is required",
			"{\"name\":\"A\\r\\nBcc: thief@example.com\"} | name | must not have line breaks or control characters",
			"{\"name\":\"help@microsoft.com\"} | name | must not have @, < or >, so that nobody takes it for an address",
			"{\"name\":\"A\",\"senderName\":\"A <a>\"} | senderName | must not have @, < or >, so that nobody takes it for an address",
			"{\"name\":\"A\\u202eB\"} | name | must not have characters that turn the direction of text",
			"{\"name\":\"A\",\"colour\":\"red\"} | colour | must be a colour such as #0b5c8a, with six hexadecimal digits",
			"{\"name\":\"A\",\"colour\":\"#7cc4ee\"} | colour | has a contrast of 1.67:1 on light pages, and text needs 4.5:1; the nearest shade with enough is #1673aa",
			"{\"name\":\"A\",\"darkColour\":\"#0b5c8a\"} | darkColour | has a contrast of 1.88:1 on dark pages, and text needs 4.5:1; the nearest shade with enough is #139cea",
			"{\"name\":\"A\",\"footer\":\"1\\n2\\n3\\n4\\n5\\n6\\n7\"} | footer | must have at most 6 lines",
			"{\"name\":\"A\",\"footer\":\"1\\u00002\"} | footer | must not have line breaks or control characters",
			"{\"name\":\"A\",\"logo\":\"x\"} | logo | is not a known field" })
	void namesWhatIsWrong(String body, String field, String message) {
		Reply reply = put(body).isProblem(422, "validation_failed");

		assertThat(reply.json().path("errors")).singleElement().satisfies((error) -> {
			assertThat(error.path("field").asText()).isEqualTo(field);
			assertThat(error.path("message").asText()).isEqualTo(message);
		});
		this.api.get(PATH).isProblem(404, "brand_not_found");
	}

	@Test
	void takesALogo() throws IOException {
		Reply first = putLogo("image/png", picture("png", 64));
		Reply other = putLogo("image/jpeg", picture("jpeg", 32));

		assertThat(first.json().path("name").asText()).isEqualTo("Northwind");
		assertThat(first.json().path("logo").asText()).matches("/brand/[0-9a-f]{64}\\.png");
		assertThat(other.json().path("logo").asText()).isNotEqualTo(first.json().path("logo").asText());
		assertThat(put(BODY, "If-Match", "*").json().path("logo")).isEqualTo(other.json().path("logo"));
		assertThat(this.api.delete(PATH + "/logo").status()).isEqualTo(204);
		assertThat(this.api.get(PATH).json().path("logo").isNull()).isTrue();
	}

	@Test
	void refusesWhatIsNoLogo() throws IOException {
		putLogo("image/svg+xml", "<svg/>".getBytes()).isProblem(415, "unsupported_media_type");
		putLogo("image/png", new byte[600_000]).isProblem(413, "body_too_large");
		assertThat(putLogo("image/png", "<svg onload='x'/>".getBytes()).isProblem(422, "validation_failed")
			.json()
			.at("/errors/0/message")
			.asText()).contains("An SVG may carry scripts");
		this.api.get(PATH).isProblem(404, "brand_not_found");
	}

	private Reply put(String body, String... headers) {
		return this.api.send(this.api.request(PATH, headers)
			.header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString(body)));
	}

	private Reply putLogo(String type, byte[] file) {
		return this.api
			.send(this.api.request(PATH + "/logo").header("Content-Type", type).PUT(BodyPublishers.ofByteArray(file)));
	}

	private static byte[] picture(String format, int width) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(new BufferedImage(width, 32, BufferedImage.TYPE_INT_RGB), format, out);
		return out.toByteArray();
	}

}
