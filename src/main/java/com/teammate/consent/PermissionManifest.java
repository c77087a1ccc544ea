package com.teammate.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.teammate.microsoft.ConsentRecords.Grants;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The one list of what we ask for, read from {@code permissions.yml}. */
@Component
public class PermissionManifest {

	private final int version;

	private final List<Permission> permissions;

	PermissionManifest() {
		Manifest manifest = read();
		this.version = manifest.version();
		this.permissions = manifest.permissions().stream().map((entry) -> entry.permission(manifest.revoke())).toList();
	}

	/** Counts the changes of the list. */
	public int version() {
		return this.version;
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

	private static Manifest read() {
		try {
			MutablePropertySources sources = new MutablePropertySources();
			new YamlPropertySourceLoader().load("permissions", new ClassPathResource("permissions.yml"))
				.forEach(sources::addLast);
			return new Binder(ConfigurationPropertySources.from(sources))
				.bind("", Bindable.of(Manifest.class), new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
				.get();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The file as written. */
	record Manifest(int version, Map<Permission.Kind, String> revoke, List<Entry> permissions) {

	}

	/** A permission as written: what all of a kind have in common is said once. */
	record Entry(String name, String id, Permission.Kind kind, String api, String apiName, String purpose, String step,
			String data, String without, int since) {

		Permission permission(Map<Permission.Kind, String> revoke) {
			return new Permission(this.name, this.id, this.kind, this.api, this.apiName, this.purpose, this.step,
					this.data, this.without, Objects.requireNonNull(revoke.get(this.kind)), this.since);
		}

	}

}
