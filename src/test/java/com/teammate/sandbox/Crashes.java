package com.teammate.sandbox;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import com.teammate.dns.DnsRecords;
import com.teammate.mail.Mailer;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.voicerouting.VoiceRouting;
import com.teammate.webhook.Deliveries;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Lets the product lose its database right after an effect on the outside world: the
 * effect is there, what the product knows of it is rolled back.
 */
public final class Crashes implements BeanPostProcessor {

	private static final Set<Class<?>> PIPES = Set.of(Mailer.class, TenantDirectory.class, VoiceRouting.class,
			DnsRecords.class, Deliveries.class);

	private final List<Crash> waiting = new CopyOnWriteArrayList<>();

	private final List<Hold> holding = new CopyOnWriteArrayList<>();

	/** Once, after that method of a pipe was called with such arguments. */
	public Crash once(Class<?> pipe, String method, Predicate<Object[]> arguments) {
		Crash crash = new Crash(pipe, method, arguments);
		this.waiting.add(crash);
		return crash;
	}

	/**
	 * Once, after that method of a pipe was called with such arguments: keeps it there.
	 */
	public Hold holdOnce(Class<?> pipe, String method, Predicate<Object[]> arguments) {
		Hold hold = new Hold(pipe, method, arguments);
		this.holding.add(hold);
		return hold;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (!PIPES.contains(bean.getClass())) {
			return bean;
		}
		ProxyFactory factory = new ProxyFactory(bean);
		factory.setProxyTargetClass(true);
		factory.addAdvice((MethodInterceptor) this::invoke);
		return factory.getProxy(bean.getClass().getClassLoader());
	}

	private Object invoke(MethodInvocation invocation) throws Throwable {
		Object result = invocation.proceed();
		for (Crash crash : this.waiting) {
			crash.strike(invocation.getMethod(), invocation.getArguments());
		}
		for (Hold hold : this.holding) {
			hold.meet(invocation.getMethod(), invocation.getArguments());
		}
		return result;
	}

	/** Strikes once. */
	public static final class Crash {

		private final Class<?> pipe;

		private final String method;

		private final Predicate<Object[]> arguments;

		private final AtomicBoolean struck = new AtomicBoolean();

		private Crash(Class<?> pipe, String method, Predicate<Object[]> arguments) {
			this.pipe = pipe;
			this.method = method;
			this.arguments = arguments;
		}

		public boolean hasStruck() {
			return this.struck.get();
		}

		private void strike(Method called, Object[] with) {
			if (called.getDeclaringClass().equals(this.pipe) && called.getName().equals(this.method)
					&& this.arguments.test(with) && this.struck.compareAndSet(false, true)) {
				throw new DataAccessResourceFailureException("The database went away on purpose");
			}
		}

	}

	/** Keeps one call until it is let go. */
	public static final class Hold implements AutoCloseable {

		private final Class<?> pipe;

		private final String method;

		private final Predicate<Object[]> arguments;

		private final AtomicBoolean taken = new AtomicBoolean();

		private final CountDownLatch met = new CountDownLatch(1);

		private final CountDownLatch released = new CountDownLatch(1);

		private Hold(Class<?> pipe, String method, Predicate<Object[]> arguments) {
			this.pipe = pipe;
			this.method = method;
			this.arguments = arguments;
		}

		/** Whether the call is being kept, or was. */
		public boolean isMet() {
			return this.met.getCount() == 0;
		}

		@Override
		public void close() {
			this.released.countDown();
		}

		/** Not under a lock: every other call passes by here too. */
		private void meet(Method called, Object[] with) throws InterruptedException {
			if (called.getDeclaringClass().equals(this.pipe) && called.getName().equals(this.method)
					&& this.arguments.test(with) && this.taken.compareAndSet(false, true)) {
				this.met.countDown();
				if (!this.released.await(60, TimeUnit.SECONDS)) {
					throw new IllegalStateException("Nobody lets the call go");
				}
			}
		}

	}

}
