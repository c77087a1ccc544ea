package com.teammate.api;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * What the server itself refuses, before any filter sees it, is answered as a problem as
 * well.
 */
@Component
class UnreadableRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

	private final Problems problems;

	UnreadableRequests(Problems problems) {
		this.problems = problems;
	}

	@Override
	public void customize(TomcatServletWebServerFactory factory) {
		factory.addContextCustomizers((context) -> {
			if (context.getParent() instanceof StandardHost host) {
				host.setErrorReportValveClass(Refusals.class.getName());
				host.getPipeline().addValve(new Refusals(this.problems));
			}
		});
	}

	/** Found by its class, so that the server adds no page of its own. */
	static final class Refusals extends ErrorReportValve {

		private final Problems problems;

		private Refusals(Problems problems) {
			this.problems = problems;
			setShowReport(false);
			setShowServerInfo(false);
		}

		@Override
		protected void report(Request request, Response response, @Nullable Throwable failure) {
			if (isUnreadable(request, response) && response.setErrorReported()) {
				write(request, response);
			}
			else {
				super.report(request, response, failure);
			}
		}

		/** The address of a request that is too long is not known. */
		private static boolean isUnreadable(Request request, Response response) {
			String path = request.getRequestURI();
			return response.getStatus() == 400 && response.getContentWritten() == 0
					&& (path == null || Problems.concern(path));
		}

		private void write(Request request, Response response) {
			try {
				this.problems.write(request, response, ProblemCode.BAD_REQUEST,
						"The address or a header cannot be read, or is too long. Nothing was changed.");
				response.finishResponse();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
