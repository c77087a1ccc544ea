package com.teammate;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at the start which credentials are refused, instead of where in the code. */
final class DefaultCredentialsAnalyzer extends AbstractFailureAnalyzer<DefaultCredentialsRefused> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, DefaultCredentialsRefused cause) {
		return new FailureAnalysis(cause.getMessage(), "Set secrets of your own: src/main/docker/make-secrets.sh "
				+ "makes them, docs/settings.md describes each.", cause);
	}

}
