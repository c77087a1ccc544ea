package com.teammate.sbc;

import com.teammate.enterprise.EnterpriseId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LabelsTests {

	private static final EnterpriseId ID = EnterpriseId.of("3a5be0f6-86bb-4f44-8a1f-0d5c9a4c2d11");

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Contoso                  | contoso
			Woodgrove  Bank, Inc.    | woodgrove-bank-inc
			O'Neill & Söhne          | oneill-sohne
			Großhandel Łódź          | grosshandel-lodz
			Ægir Smørrebrød          | aegir-smorrebrod
			Île-de-France Télécom    | ile-de-france-telecom
			İstanbul Işık            | istanbul-isik
			Газпром Щёлково          | gazprom-shchelkovo
			Київ Зв'язок             | kiiv-zvyazok
			Αθήνα Τηλέφωνο           | athina-tilefono
			Ｆｕｌｌ Ｗｉｄｔｈ         | full-width
			Việt Nam Điện            | viet-nam-dien
			--- 3M ---               | 3m
			xn--evil                 | xn-evil
			""")
	void spellsNamesInLatinLetters(String name, String slug) {
		assertThat(Slug.of(name, 40)).isEqualTo(slug);
	}

	@ParameterizedTest
	@ValueSource(strings = { "株式会社", "شركة", "!!!", "🚀🚀", " " })
	void findAWordForWhatHasNoLatinSpelling(String name) {
		assertThat(Labels.of(name, ID, "us.sbc.example", 0)).matches("org-[a-z2-9]{8}");
	}

	@Test
	void cutNamesThatAreTooLong() {
		assertThat(Slug.of("abcde fghij", 6)).isEqualTo("abcde");
		assertThat(Slug.of("abcde fghij", 7)).isEqualTo("abcde-f");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a.io", "us-east-1.sbc.teammate.example", "a-base-domain-as-long-as-it-may-be" })
	void leaveRoomForTheBaseDomainInAUserPrincipalName(String baseDomain) {
		String label = Labels.of("The Very Long Name of a Company, and Sons, and Daughters, Limited", ID, baseDomain,
				0);

		assertThat(label).matches("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?").doesNotContain("--");
		assertThat(label.length()).isBetween(12, 32);
		assertThat((label + "." + baseDomain).length()).isLessThanOrEqualTo(48);
	}

	@Test
	void areTheSameForTheSameEnterpriseAndOthersForOthers() {
		assertThat(Labels.of("Contoso", ID, "a.io", 0)).isEqualTo(Labels.of("Contoso", ID, "a.io", 0))
			.isNotEqualTo(Labels.of("Contoso", EnterpriseId.random(), "a.io", 0))
			.isNotEqualTo(Labels.of("Contoso", ID, "a.io", 1));
	}

}
