package com.teammate.account;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Lets letters be looked for every second. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Postman {

}
