package com.teammate.sbc;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A name as a reader of Latin letters would spell it in a domain name. */
final class Slug {

	/**
	 * What decomposing does not bring down to ASCII; all else of that kind is left out.
	 */
	private static final Map<Character, String> SPELLING = spelling("""
			ßss æae œoe øo łl đd ðd þth ıi ħh ŋng ĸk ŧt
			αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo
			аa бb вv гg дd еe жzh зz иi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe
			юyu яya іi єie ґg ђdj јj љlj њnj ћc џdz ѕdz""");

	private Slug() {
	}

	/**
	 * Lower case letters, digits and single inner hyphens; empty when nothing is left.
	 */
	static String of(String name, int maxLength) {
		String letters = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
			.replaceAll("\\p{M}+", "")
			.replaceAll("['’`]", "")
			.toLowerCase(Locale.ROOT);
		String ascii = letters.chars().mapToObj((letter) -> spell((char) letter)).collect(Collectors.joining());
		String words = ascii.replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
		return words.substring(0, Math.min(maxLength, words.length())).replaceAll("-$", "");
	}

	private static String spell(char letter) {
		return SPELLING.getOrDefault(letter, String.valueOf(letter));
	}

	private static Map<Character, String> spelling(String table) {
		return Stream.of(table.split("\\s+"))
			.collect(Collectors.toMap((entry) -> entry.charAt(0),
					(Function<String, String>) (entry) -> entry.substring(1)));
	}

}
