package com.teammate.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.teammate.microsoft.ConsentRecords.Grants;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The one list of what we ask for, read from {@code permissions.yml}. */
@Component
public class PermissionManifest {

	private final List<Permission> permissions = read();

	PermissionManifest() {
	}

	public List<Permission> all() {
		return this.permissions;
	}

	/** What one of the two consents asks for. */
	public List<Permission> of(ConsentKind kind) {
		return this.permissions.stream().filter((permission) -> permission.consent() == kind).toList();
	}

	/** Names of what the first consent asks for. */
	Set<String> delegatedNames() {
		return of(ConsentKind.FIRST).stream().map(Permission::name).collect(Collectors.toUnmodifiableSet());
	}

	Set<String> apis() {
		return this.permissions.stream().map(Permission::api).collect(Collectors.toUnmodifiableSet());
	}

	boolean isCovered(ConsentKind kind, Grants grants) {
		return of(kind).stream().allMatch((permission) -> isGranted(permission, grants));
	}

	private static boolean isGranted(Permission permission, Grants grants) {
		return (permission.kind() == Permission.Kind.DELEGATED)
				? grants.hasDelegated(permission.api(), permission.name())
				: grants.hasApplication(permission.api(), permission.id());
	}

	private static List<Permission> read() {
		try {
			MutablePropertySources sources = new MutablePropertySources();
			new YamlPropertySourceLoader().load("permissions", new ClassPathResource("permissions.yml"))
				.forEach(sources::addLast);
			return List.copyOf(new Binder(ConfigurationPropertySources.from(sources))
				.bind("permissions", Bindable.listOf(Permission.class))
				.get());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
