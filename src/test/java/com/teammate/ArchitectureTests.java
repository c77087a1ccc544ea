package com.teammate;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

import com.teammate.reseller.Resellers;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Controller;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "com.teammate", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule ONLY_ONBOARDING_KNOWS_THE_ENGINE = noClasses().that()
		.resideOutsideOfPackage("com.teammate.onboarding..")
		.should()
		.dependOnClassesThat()
		.resideInAPackage("org.camunda..");

	@ArchTest
	static final ArchRule ONLY_MICROSOFT_KNOWS_MICROSOFTS_LIBRARIES = noClasses().that()
		.resideOutsideOfPackage("com.teammate.microsoft..")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("com.microsoft..", "com.azure..");

	@ArchTest
	static final ArchRule TIME_COMES_FROM_THE_INJECTED_CLOCK = noClasses().that()
		.doNotHaveFullyQualifiedName(TeamMateApplication.class.getName())
		.should()
		.callMethod(Instant.class, "now")
		.orShould()
		.callMethod(LocalDate.class, "now")
		.orShould()
		.callMethod(Clock.class, "systemUTC")
		.orShould()
		.callMethod(System.class, "currentTimeMillis");

	@ArchTest
	static final ArchRule SETTINGS_AND_CONTROLLERS_STAY_INSIDE_THEIR_MODULE = classes().that()
		.areAnnotatedWith(ConfigurationProperties.class)
		.or()
		.areMetaAnnotatedWith(Controller.class)
		.should()
		.notBePublic();

	/** Which goes with its name; the evidence alone gives the one in the contract. */
	@ArchTest
	static final ArchRule ADMINISTRATORS_SEE_THE_LOOK_OF_THEIR_RESELLER = noClasses().that()
		.resideInAPackage("com.teammate.welcome..")
		.and()
		.doNotHaveSimpleName("Hosts")
		.and()
		.doNotHaveSimpleName("EvidenceController")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(Resellers.class);

	@ArchTest
	static final ArchRule NAMES_SAY_WHAT_A_THING_IS = noClasses().should()
		.haveSimpleNameEndingWith("Impl")
		.orShould()
		.haveSimpleNameEndingWith("Manager")
		.orShould()
		.haveSimpleNameEndingWith("Helper")
		.orShould()
		.haveSimpleNameEndingWith("Util")
		.orShould()
		.haveSimpleNameEndingWith("Utils")
		.orShould()
		.haveSimpleNameEndingWith("Dto");

}
