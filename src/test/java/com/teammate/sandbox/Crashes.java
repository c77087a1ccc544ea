package com.teammate.sandbox;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.teammate.dns.DnsRecords;
import com.teammate.enterprise.PersonalData;
import com.teammate.mail.Mailer;
import com.teammate.microsoft.TenantDirectory;
import com.teammate.voicerouting.VoiceRouting;
import com.teammate.webhook.Deliveries;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.context.Context;

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

	private final List<Mischief> mischiefs = new CopyOnWriteArrayList<>();

	private final List<Hold> holding = new CopyOnWriteArrayList<>();

	private final List<Losses> losses = new CopyOnWriteArrayList<>();

	/** Once, after that method of a pipe was called with such arguments. */
	public Crash once(Class<?> pipe, String method, Predicate<Object[]> arguments) {
		return once(pipe, method, arguments,
				new DataAccessResourceFailureException("The database went away on purpose"));
	}

	/** Once, after that method of a pipe was called with such arguments, in that way. */
	public Crash once(Class<?> pipe, String method, Predicate<Object[]> arguments, RuntimeException failure) {
		Crash crash = new Crash(pipe, method, arguments, failure);
		this.waiting.add(crash);
		return crash;
	}

	/**
	 * Each time after that method of a pipe was called with such arguments, until it is
	 * closed: does that as well.
	 */
	public Mischief whenever(Class<?> pipe, String method, Predicate<Object[]> arguments, Runnable deed) {
		Mischief mischief = new Mischief(pipe, method, arguments, deed);
		this.mischiefs.add(mischief);
		return mischief;
	}

	/**
	 * Once, after that method of a pipe was called with such arguments: keeps it there.
	 */
	public Hold holdOnce(Class<?> pipe, String method, Predicate<Object[]> arguments) {
		Hold hold = new Hold(pipe, method, arguments);
		this.holding.add(hold);
		return hold;
	}

	/**
	 * From now on, at those of the moments of one enterprise that are told by their
	 * number.
	 * @param names whatever names the enterprise: its id, its tenant, its domain
	 * @param world what there is outside of us
	 */
	public Losses at(IntPredicate moments, Collection<String> names, Supplier<?> world) {
		Losses losses = new Losses(names, world, moments);
		this.losses.add(losses);
		return losses;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof JavaDelegate step) {
			return (JavaDelegate) (execution) -> take(step, execution);
		}
		if (bean instanceof PersonalData) {
			return proxied(bean, this::forget);
		}
		return PIPES.contains(bean.getClass()) ? proxied(bean, this::invoke) : bean;
	}

	private static Object proxied(Object bean, MethodInterceptor advice) {
		ProxyFactory factory = new ProxyFactory(bean);
		factory.setProxyTargetClass(true);
		factory.addAdvice(advice);
		return factory.getProxy(bean.getClass().getClassLoader());
	}

	private Object invoke(MethodInvocation invocation) throws Throwable {
		Map<Losses, Object> before = new LinkedHashMap<>();
		concerned(invocation.getArguments()).forEach((one) -> before.put(one, one.look()));
		Object result = invocation.proceed();
		before.forEach((one, world) -> one.called(invocation.getMethod().getDeclaringClass(),
				invocation.getMethod().getName(), invocation.getArguments(), world));
		for (Crash crash : this.waiting) {
			crash.strike(invocation.getMethod(), invocation.getArguments());
		}
		for (Mischief mischief : this.mischiefs) {
			mischief.meet(invocation.getMethod(), invocation.getArguments());
		}
		for (Hold hold : this.holding) {
			hold.meet(invocation.getMethod(), invocation.getArguments());
		}
		return result;
	}

	/** Only where the engine tries again; nobody does for a person's request. */
	private void take(JavaDelegate step, DelegateExecution execution) throws Exception {
		step.execute(execution);
		if (Context.getJobExecutorContext() != null) {
			String subject = String.valueOf(execution.getProcessBusinessKey());
			concerned(subject)
				.forEach((one) -> one.pass(execution.getCurrentActivityId() + " " + execution.getVariable("regionId")));
		}
	}

	private Object forget(MethodInvocation invocation) throws Throwable {
		Object result = invocation.proceed();
		if (invocation.getMethod().getName().equals("forget")) {
			concerned(invocation.getArguments())
				.forEach((one) -> one.pass(invocation.getMethod().getDeclaringClass().getSimpleName() + " forgets"));
		}
		return result;
	}

	private List<Losses> concerned(Object... arguments) {
		return this.losses.stream().filter((one) -> one.concern(arguments)).toList();
	}

	/** Strikes once. */
	public static final class Crash {

		private final RuntimeException failure;

		private final Class<?> pipe;

		private final String method;

		private final Predicate<Object[]> arguments;

		private final AtomicBoolean struck = new AtomicBoolean();

		private Crash(Class<?> pipe, String method, Predicate<Object[]> arguments, RuntimeException failure) {
			this.failure = failure;
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
				throw this.failure;
			}
		}

	}

	/** Something that goes wrong again and again until somebody ends it. */
	public static final class Mischief implements AutoCloseable {

		private final Class<?> pipe;

		private final String method;

		private final Predicate<Object[]> arguments;

		private final Runnable deed;

		private volatile boolean over;

		private Mischief(Class<?> pipe, String method, Predicate<Object[]> arguments, Runnable deed) {
			this.pipe = pipe;
			this.method = method;
			this.arguments = arguments;
			this.deed = deed;
		}

		@Override
		public void close() {
			this.over = true;
		}

		private void meet(Method called, Object[] with) {
			if (!this.over && called.getDeclaringClass().equals(this.pipe) && called.getName().equals(this.method)
					&& this.arguments.test(with)) {
				this.deed.run();
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
