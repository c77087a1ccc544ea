package com.teammate.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.springframework.stereotype.Component;

/** Finds the addresses of a host as this machine does; may take long. */
@Component
class NameServers {

	InetAddress[] find(String host) throws UnknownHostException {
		return InetAddress.getAllByName(host);
	}

}
