package com.teammate.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.teammate.brand.Brand;
import com.teammate.brand.Brands;
import com.teammate.brand.Colour;
import com.teammate.brand.LogoRefused;
import com.teammate.brand.NewBrand;
import com.teammate.brand.Scheme;
import com.teammate.invitation.SampleInvitation;
import com.teammate.reseller.ResellerUser;
import com.teammate.reseller.Resellers;
import com.teammate.wish.BrandForm;
import com.teammate.wish.Typed;
import com.teammate.wish.WishNotValid;
import com.teammate.wish.Wrong;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** How the reseller looks to its customers, with page and mail to look at. */
@Controller
@RequestMapping("/account/brand")
class BrandPage {

	/** Mails carry their looks in themselves; in a frame where nothing runs. */
	private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; "
			+ "form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox";

	private final Brands brands;

	private final Resellers resellers;

	private final SampleInvitation sample;

	BrandPage(Brands brands, Resellers resellers, SampleInvitation sample) {
		this.brands = brands;
		this.resellers = resellers;
		this.sample = sample;
	}

	@GetMapping(params = "large")
	String showTooLarge(@AuthenticationPrincipal ResellerUser user, Model model) {
		model.addAttribute("logoWrong", LogoRefused.tooLarge().words());
		return show(user, model);
	}

	@GetMapping
	String show(@AuthenticationPrincipal ResellerUser user, HttpServletRequest request, Model model) {
		Optional<TypedForm> kept = KeptForm.take(request, user, model);
		if (kept.isEmpty()) {
			return show(user, model);
		}
		String page = show(this.brands.of(user.reseller()), kept.get(), List.of(), model);
		model.addAttribute("version", kept.get().text("version"));
		return page;
	}

	@PostMapping
	String save(@AuthenticationPrincipal ResellerUser user, @RequestParam MultiValueMap<String, String> parameters,
			HttpServletResponse response, Model model) {
		Map<String, List<String>> chosen = new HashMap<>(parameters);
		take(chosen, "shade", "colour");
		take(chosen, "darkShade", "darkColour");
		TypedForm typed = TypedForm.of(chosen);
		try {
			NewBrand wish = BrandForm.read(Typed.brand(chosen));
			this.brands.put(user.reseller(), wish, user.party(), (current) -> {
				if (!version(current).equals(typed.text("version"))) {
					throw new Overtaken();
				}
			});
			return "redirect:/account/brand?saved";
		}
		catch (WishNotValid ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			return show(this.brands.of(user.reseller()), typed, ex.errors(), model);
		}
		catch (Overtaken ex) {
			response.setStatus(HttpStatus.CONFLICT.value());
			model.addAttribute("overtaken", true);
			return show(this.brands.of(user.reseller()), typed, List.of(), model);
		}
	}

	@PostMapping("/logo")
	String upload(@AuthenticationPrincipal ResellerUser user,
			@RequestParam(required = false) @Nullable MultipartFile file, HttpServletResponse response, Model model)
			throws IOException {
		try {
			this.brands.putLogo(user.reseller(), (file != null) ? file.getBytes() : new byte[0], user.party());
			return "redirect:/account/brand?saved";
		}
		catch (LogoRefused ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			model.addAttribute("logoWrong", ex.words());
			return show(user, model);
		}
	}

	@PostMapping("/logo/remove")
	String removeLogo(@AuthenticationPrincipal ResellerUser user) {
		this.brands.removeLogo(user.reseller(), user.party());
		return "redirect:/account/brand?saved";
	}

	@PostMapping("/remove")
	String remove(@AuthenticationPrincipal ResellerUser user) {
		this.brands.remove(user.reseller(), user.party());
		return "redirect:/account/brand?removed";
	}

	@GetMapping(path = "/logo", params = "large")
	String tooLarge() {
		return "redirect:/account/brand?large";
	}

	/** Somebody reloads, or goes back to, what was a form's answer. */
	@GetMapping({ "/logo", "/logo/remove", "/remove" })
	String goOn() {
		return "redirect:/account/brand";
	}

	@GetMapping("/mail")
	ResponseEntity<String> mail(@AuthenticationPrincipal ResellerUser user) {
		Brand brand = this.brands.of(user.reseller()).orElse(null);
		String name = (brand != null) ? brand.name() : this.resellers.get(user.reseller()).name();
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.header("Content-Security-Policy", MAIL_POLICY)
			.header("X-Frame-Options", "SAMEORIGIN")
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(this.sample.page(name, brand));
	}

	private String show(ResellerUser user, Model model) {
		Optional<Brand> brand = this.brands.of(user.reseller());
		Map<String, List<String>> typed = new HashMap<>();
		typed.put("name", List.of(brand.map(Brand::name).orElseGet(() -> this.resellers.get(user.reseller()).name())));
		brand.map(Brand::wish).ifPresent((wish) -> fill(typed, wish));
		return show(brand, new TypedForm(typed, ""), List.of(), model);
	}

	private String show(Optional<Brand> brand, TypedForm typed, List<Wrong> errors, Model model) {
		model.addAttribute("set", brand.isPresent());
		model.addAttribute("version", version(brand));
		model.addAttribute("typed", typed);
		model.addAttribute("wrongs", Wrongs.of(errors));
		model.addAttribute("offers", offers(typed));
		model.addAttribute("shades", brand.map(Brand::wish).map(BrandPage::shades).orElseGet(List::of));
		return "portal/brand";
	}

	/** For each colour that was typed and cannot be read, its nearest shade that can. */
	private static List<Offer> offers(TypedForm typed) {
		List<Offer> offers = new ArrayList<>();
		offer(typed.text("colour"), Scheme.LIGHT, "shade").ifPresent(offers::add);
		offer(typed.text("darkColour"), Scheme.DARK, "darkShade").ifPresent(offers::add);
		return offers;
	}

	private static Optional<Offer> offer(String typed, Scheme scheme, String button) {
		return Colour.of(typed)
			.filter((colour) -> !scheme.bears(colour))
			.map((colour) -> new Offer(button, Shade.of(scheme, scheme.nearest(colour))));
	}

	private static List<Shade> shades(NewBrand wish) {
		List<Shade> shades = new ArrayList<>();
		Optional.ofNullable(wish.colour()).map((colour) -> Shade.of(Scheme.LIGHT, colour)).ifPresent(shades::add);
		Optional.ofNullable(wish.darkShade()).map((colour) -> Shade.of(Scheme.DARK, colour)).ifPresent(shades::add);
		return shades;
	}

	private static void fill(Map<String, List<String>> typed, NewBrand wish) {
		typed.put("colour", text(wish.colour()));
		typed.put("darkColour", text(wish.darkColour()));
		typed.put("senderName", text(wish.senderName()));
		typed.put("footer", text(wish.footer()));
	}

	private static List<String> text(@Nullable Object value) {
		return (value != null) ? List.of(value.toString()) : List.of();
	}

	private static void take(Map<String, List<String>> chosen, String offer, String field) {
		List<String> taken = chosen.getOrDefault(offer, List.of());
		if (!taken.isEmpty()) {
			chosen.put(field, taken);
		}
	}

	private static String version(Optional<Brand> brand) {
		return brand.map((each) -> each.version().toString()).orElse("");
	}

	/** A colour, where it shows, and its contrast there. */
	record Shade(String scheme, String colour, String contrast) {

		static Shade of(Scheme scheme, Colour colour) {
			return new Shade(scheme.name(), colour.toString(), BrandForm.contrast(scheme, colour));
		}

	}

	/** A shade that would do, and the button that takes it. */
	record Offer(String button, Shade shade) {

	}

	/** A colleague has changed it meanwhile. */
	private static final class Overtaken extends RuntimeException {

	}

}
