package com.teammate.api;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Answers requests that the firewall turns away before any chain sees them. */
@Component
class RejectedRequests implements RequestRejectedHandler {

	private final Problems problems;

	RejectedRequests(Problems problems) {
		this.problems = problems;
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejection)
			throws IOException {
		if (Problems.concern(request.getRequestURI())) {
			this.problems.write(request, response, ProblemCode.BAD_REQUEST,
					"The address has characters that are not allowed.");
		}
		else {
			response.sendError(HttpServletResponse.SC_BAD_REQUEST);
		}
	}

}
