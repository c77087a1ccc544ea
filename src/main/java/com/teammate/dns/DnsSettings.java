package com.teammate.dns;

import java.time.Duration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where our zones are kept and how updates are signed.
 *
 * @param server host name or address of the authoritative server, for updates and for
 * look-ups
 * @param ttl how long others may keep what we publish
 * @param timeout for one exchange with the server
 */
@Validated
@ConfigurationProperties("teammate.dns")
record DnsSettings(@NotBlank String server, @DefaultValue("53") @Min(1) @Max(65535) int port, @NotNull @Valid Key key,
		@DefaultValue("5m") Duration ttl, @DefaultValue("5s") Duration timeout) {

	/**
	 * The TSIG key.
	 *
	 * @param secret in Base64
	 */
	record Key(@NotBlank String name, @DefaultValue("hmac-sha256") @NotBlank String algorithm,
			@NotBlank @Pattern(regexp = "[A-Za-z0-9+/]+={0,2}", message = "must be Base64") String secret) {

		@Override
		public String toString() {
			return "Key[" + this.name + "]";
		}

	}

}
