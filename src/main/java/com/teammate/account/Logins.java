package com.teammate.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import com.teammate.reseller.ResellerId;
import com.teammate.reseller.ResellerUser;
import com.teammate.reseller.ResellerUser.Role;
import com.teammate.reseller.UserId;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets people of resellers in by address and password. */
@Service
public class Logins {

	private final JdbcClient jdbc;

	private final Passwords passwords;

	Logins(JdbcClient jdbc, Passwords passwords) {
		this.jdbc = jdbc;
		this.passwords = passwords;
	}

	/** Whose address and password these are, if anybody's. */
	@Transactional
	public Optional<ResellerUser> logIn(String email, String password) {
		Optional<Known> known = known(email);
		boolean right = this.passwords.matches(password, known.map(Known::hash).orElse(null));
		return known.filter((each) -> right).map(Known::user);
	}

	private Optional<Known> known(String email) {
		return this.jdbc.sql("select * from reseller_user where email = ?")
			.param(email.strip().toLowerCase(Locale.ROOT))
			.query(Known::of)
			.optional();
	}

	private record Known(ResellerUser user, @Nullable String hash) {

		static Known of(ResultSet row, int number) throws SQLException {
			return new Known(new ResellerUser(new UserId(row.getObject("id", UUID.class)),
					new ResellerId(row.getObject("reseller_id", UUID.class)), row.getString("email"),
					row.getString("name"), Role.valueOf(row.getString("role"))), row.getString("password"));
		}

	}

}
