package com.teammate.webhook;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Addresses of the open internet: all but what IANA reserves for special purposes, and
 * the metadata service of Azure, which stands at a public one.
 */
final class PublicAddresses {

	private static final List<Block> RESERVED = List
		.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16",
				"172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
				"198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3")
		.stream()
		.map(Block::of)
		.toList();

	/** Only what is routed at all, without addresses that hide one of version 4. */
	private static final Block ROUTED = Block.of("2000::/3");

	private static final List<Block> NOT_ROUTED = List.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
		.stream()
		.map(Block::of)
		.toList();

	private PublicAddresses() {
	}

	static boolean contain(InetAddress address) {
		if (address instanceof Inet4Address) {
			return RESERVED.stream().noneMatch((block) -> block.contains(address));
		}
		return ROUTED.contains(address) && NOT_ROUTED.stream().noneMatch((block) -> block.contains(address));
	}

	private record Block(BigInteger network, int length, int hostBits) {

		static Block of(String text) {
			String[] parts = text.split("/", 2);
			try {
				// A literal; nothing is looked up.
				byte[] bytes = InetAddress.getByName(parts[0]).getAddress();
				int hostBits = bytes.length * 8 - Integer.parseInt(parts[1]);
				return new Block(new BigInteger(1, bytes).shiftRight(hostBits), bytes.length, hostBits);
			}
			catch (UnknownHostException ex) {
				throw new IllegalArgumentException(text, ex);
			}
		}

		boolean contains(InetAddress address) {
			byte[] bytes = address.getAddress();
			return bytes.length == this.length
					&& new BigInteger(1, bytes).shiftRight(this.hostBits).equals(this.network);
		}

	}

}
