package com.teammate.operations;

import java.sql.SQLException;
import java.time.Clock;

import javax.sql.DataSource;

import org.springframework.stereotype.Component;

/** PostgreSQL. */
@Component
class DatabaseHealthIndicator extends Probe {

	private final DataSource database;

	DatabaseHealthIndicator(DataSource database, Clock clock) {
		super(clock);
		this.database = database;
	}

	@Override
	protected void look() throws SQLException {
		try (var connection = this.database.getConnection()) {
			if (!connection.isValid(3)) {
				throw new SQLException("not valid");
			}
		}
	}

}
