package com.teammate.sandbox.dns;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/** The records of one zone. Not thread-safe: its {@link Zones} are. */
final class ZoneData {

	private static final long TTL = 60;

	private final Name origin;

	private final Set<Record> records = new LinkedHashSet<>();

	private long serial = 1;

	ZoneData(Name origin) {
		this.origin = origin;
		this.records.add(new NSRecord(origin, DClass.IN, TTL, nameServer()));
	}

	Name origin() {
		return this.origin;
	}

	SOARecord soa() {
		return new SOARecord(this.origin, DClass.IN, TTL, nameServer(), nameServer(), this.serial, 3600, 600, 86400,
				TTL);
	}

	List<Record> all() {
		List<Record> all = new ArrayList<>();
		all.add(soa());
		all.addAll(this.records);
		return all;
	}

	/** Whether there is that name, or one below it. */
	boolean has(Name name) {
		return all().stream().anyMatch((record) -> record.getName().subdomain(name));
	}

	List<Record> find(Name name, int type) {
		return all().stream()
			.filter((record) -> record.getName().equals(name))
			.filter((record) -> type == Type.ANY || record.getType() == type)
			.toList();
	}

	/** Adds a record; one that differs only by its time to live is replaced. */
	void add(Record record) {
		this.records.remove(record);
		this.records.add(record);
		this.serial++;
	}

	void removeAll(List<Record> gone) {
		this.records.removeAll(gone);
		this.serial++;
	}

	private Name nameServer() {
		return Name.fromConstantString("ns." + this.origin);
	}

}
