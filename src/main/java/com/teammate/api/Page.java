package com.teammate.api;

import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A part of a reseller's enterprises. */
@Schema(name = "EnterprisePage")
record Page(List<EnterpriseView> items,
		@Schema(description = "Send it as cursor to read on; null on the last page") @Nullable String nextCursor) {

}
