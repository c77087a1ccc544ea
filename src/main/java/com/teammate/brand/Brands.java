package com.teammate.brand;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

import com.teammate.audit.Audit;
import com.teammate.audit.Party;
import com.teammate.reseller.ResellerId;
import com.teammate.reseller.Resellers;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How resellers look. Pictures and colours are served to whoever knows their hash, which
 * is made with a secret of the brand: so equal files of two resellers have two names, and
 * nobody finds out by trying who has a brand.
 */
@Service
public class Brands {

	private static final int SALT_BYTES = 16;

	private final JdbcClient jdbc;

	private final Resellers resellers;

	private final Audit audit;

	private final SecureRandom random;

	private final Clock clock;

	Brands(JdbcClient jdbc, Resellers resellers, Audit audit, SecureRandom random, Clock clock) {
		this.jdbc = jdbc;
		this.resellers = resellers;
		this.audit = audit;
		this.random = random;
		this.clock = clock;
	}

	/** Empty: our own look. */
	public Optional<Brand> of(ResellerId reseller) {
		return this.jdbc.sql("""
				select reseller_id, name, colour, dark_colour, sender_name, footer, stylesheet, logo_hash, logo_width,
					logo_height, version, updated_at
				from brand where reseller_id = ?""").param(reseller.value()).query(Brands::brand).optional();
	}

	/** The rules of that name. */
	public Optional<String> stylesheet(String hash) {
		return this.jdbc.sql("select reseller_id from brand where stylesheet = ?")
			.param(hash)
			.query(UUID.class)
			.optional()
			.flatMap((reseller) -> of(new ResellerId(reseller)))
			.map((brand) -> Stylesheet.of(brand.wish()));
	}

	/** The PNG of that name. */
	public Optional<byte[]> logo(String hash) {
		return this.jdbc.sql("select logo from brand where logo_hash = ?").param(hash).query(byte[].class).optional();
	}

	/**
	 * Takes another look; the logo stays.
	 * @param condition sees what is there now, and may refuse by throwing
	 */
	@Transactional
	public Brand put(ResellerId reseller, NewBrand wish, Party by, Consumer<Optional<Brand>> condition) {
		condition.accept(lock(reseller));
		write(reseller, wish);
		this.audit.note(reseller.value(), by, "Changed the brand: " + wish.name());
		return get(reseller);
	}

	/** Throws {@link LogoRefused}. Who has no brand yet gets one of the own name. */
	@Transactional
	public Brand putLogo(ResellerId reseller, byte[] file, Party by) {
		Picture picture = Picture.of(file);
		if (lock(reseller).isEmpty()) {
			write(reseller, NewBrand.named(this.resellers.get(reseller).name()));
		}
		setLogo(reseller, picture);
		this.audit.note(reseller.value(), by, "Changed the logo of the brand");
		return get(reseller);
	}

	/** Tells whether there was one. */
	@Transactional
	public boolean removeLogo(ResellerId reseller, Party by) {
		boolean there = lock(reseller).filter((brand) -> brand.logo() != null).isPresent();
		if (there) {
			setLogo(reseller, null);
			this.audit.note(reseller.value(), by, "Removed the logo of the brand");
		}
		return there;
	}

	/** Back to our own look; tells whether there was another. */
	@Transactional
	public boolean remove(ResellerId reseller, Party by) {
		boolean there = this.jdbc.sql("delete from brand where reseller_id = ?").param(reseller.value()).update() > 0;
		if (there) {
			this.audit.note(reseller.value(), by, "Removed the brand");
		}
		return there;
	}

	/** By the row of the reseller, because there may be none of the brand yet. */
	private Optional<Brand> lock(ResellerId reseller) {
		this.jdbc.sql("select id from reseller where id = ? for update").param(reseller.value()).query().singleRow();
		return of(reseller);
	}

	private Brand get(ResellerId reseller) {
		return of(reseller).orElseThrow();
	}

	private void write(ResellerId reseller, NewBrand wish) {
		String salt = salt(reseller).orElseGet(this::newSalt);
		String rules = Stylesheet.of(wish);
		this.jdbc.sql("""
				insert into brand (reseller_id, name, colour, dark_colour, sender_name, footer, stylesheet, salt,
					version, updated_at)
				values (:reseller, :name, :colour, :darkColour, :senderName, :footer, :stylesheet, :salt, :version, :at)
				on conflict (reseller_id) do update set name = :name, colour = :colour, dark_colour = :darkColour,
					sender_name = :senderName, footer = :footer, stylesheet = :stylesheet, version = :version,
					updated_at = :at""")
			.param("reseller", reseller.value())
			.param("name", wish.name())
			.param("colour", written(wish.colour()))
			.param("darkColour", written(wish.darkColour()))
			.param("senderName", wish.senderName())
			.param("footer", wish.footer())
			.param("stylesheet", (rules != null) ? hash(salt, rules.getBytes(StandardCharsets.UTF_8)) : null)
			.param("salt", salt)
			.param("version", UUID.randomUUID())
			.param("at", Timestamp.from(this.clock.instant()))
			.update();
	}

	private void setLogo(ResellerId reseller, @Nullable Picture picture) {
		String salt = salt(reseller).orElseThrow();
		this.jdbc.sql("""
				update brand set logo = ?, logo_hash = ?, logo_width = ?, logo_height = ?, version = ?, updated_at = ?
				where reseller_id = ?""")
			.param((picture != null) ? picture.png() : null)
			.param((picture != null) ? hash(salt, picture.png()) : null)
			.param((picture != null) ? picture.width() : null)
			.param((picture != null) ? picture.height() : null)
			.param(UUID.randomUUID())
			.param(Timestamp.from(this.clock.instant()))
			.param(reseller.value())
			.update();
	}

	private Optional<String> salt(ResellerId reseller) {
		return this.jdbc.sql("select salt from brand where reseller_id = ?")
			.param(reseller.value())
			.query(String.class)
			.optional();
	}

	private String newSalt() {
		byte[] bytes = new byte[SALT_BYTES];
		this.random.nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	private static String hash(String salt, byte[] content) {
		MessageDigest digest = DigestUtils.updateDigest(DigestUtils.getSha256Digest(), salt);
		return HexFormat.of().formatHex(digest.digest(content));
	}

	private static @Nullable String written(@Nullable Colour colour) {
		return (colour != null) ? colour.toString() : null;
	}

	private static Brand brand(ResultSet row, int number) throws SQLException {
		NewBrand wish = new NewBrand(row.getString("name"), colour(row, "colour"), colour(row, "dark_colour"),
				row.getString("sender_name"), row.getString("footer"));
		String logo = row.getString("logo_hash");
		return new Brand(new ResellerId(row.getObject("reseller_id", UUID.class)), wish,
				(logo != null) ? new Logo(logo, row.getInt("logo_width"), row.getInt("logo_height")) : null,
				row.getString("stylesheet"), row.getObject("version", UUID.class),
				row.getTimestamp("updated_at").toInstant());
	}

	private static @Nullable Colour colour(ResultSet row, String column) throws SQLException {
		String written = row.getString(column);
		return (written != null) ? Colour.of(written).orElse(null) : null;
	}

}
