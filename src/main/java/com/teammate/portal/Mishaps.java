package com.teammate.portal;

import com.teammate.enterprise.EnterpriseNotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What people of resellers read when something is not there, or does not work just now.
 */
@ControllerAdvice(basePackageClasses = Mishaps.class)
class Mishaps {

	private static final Logger log = LoggerFactory.getLogger(Mishaps.class);

	@ExceptionHandler
	@ResponseStatus(HttpStatus.NOT_FOUND)
	String notFound(EnterpriseNotFound missing) {
		return "portal/missing";
	}

	@ExceptionHandler({ DataAccessException.class, TransactionException.class })
	@ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
	String trouble(Exception ex) {
		log.error("A page could not be served", ex);
		return "portal/trouble";
	}

}
