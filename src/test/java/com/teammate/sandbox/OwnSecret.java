package com.teammate.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.teammate.microsoft.OwnCredential;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** When the secret of our registration ends, as the product believes. */
public final class OwnSecret implements BeanPostProcessor {

	private final Clock clock;

	private volatile @Nullable Instant end;

	OwnSecret(Clock clock) {
		this.clock = clock;
	}

	/** A negative time is one that is over. */
	public void endsIn(Duration time) {
		this.end = this.clock.instant().plus(time);
	}

	/** As in a registration whose end nobody has told. */
	public void endIsUnknown() {
		this.end = null;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (!(bean instanceof OwnCredential)) {
			return bean;
		}
		ProxyFactory factory = new ProxyFactory(bean);
		factory.setProxyTargetClass(true);
		factory.addAdvice(
				(MethodInterceptor) (call) -> (call.getMethod().getName().equals("expiresAt") && this.end != null)
						? Optional.of(this.end) : call.proceed());
		return factory.getProxy();
	}

}
