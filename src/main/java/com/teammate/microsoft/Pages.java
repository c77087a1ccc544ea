package com.teammate.microsoft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.microsoft.graph.models.BaseCollectionPaginationCountResponse;
import org.jspecify.annotations.Nullable;

/** Collects what Graph hands out page by page. */
final class Pages {

	private static final int LIMIT = 500;

	private Pages() {
	}

	static <P extends BaseCollectionPaginationCountResponse, T> List<T> all(P first,
			Function<P, @Nullable List<T>> items, Function<String, P> next) {
		List<T> all = new ArrayList<>();
		P page = first;
		for (int read = 0; read < LIMIT; read++) {
			List<T> some = items.apply(page);
			all.addAll((some != null) ? some : List.of());
			String link = page.getOdataNextLink();
			if (link == null || link.isEmpty()) {
				return all;
			}
			page = next.apply(link);
		}
		throw new IllegalStateException("more than " + LIMIT + " pages");
	}

}
