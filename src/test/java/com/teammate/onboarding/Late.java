package com.teammate.onboarding;

import java.util.function.Supplier;

import org.springframework.beans.factory.ObjectProvider;

/** An {@link ObjectProvider} outside of a container. */
record Late<T>(Supplier<T> supplier) implements ObjectProvider<T> {

	@Override
	public T getObject() {
		return this.supplier.get();
	}

}
