package com.teammate.portal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import com.teammate.enterprise.EnterpriseId;
import com.teammate.enterprise.EnterpriseNotFound;
import com.teammate.onboarding.Upload;
import com.teammate.onboarding.UploadRow;
import com.teammate.onboarding.Uploads;
import com.teammate.portal.Csv.NotReadable;
import com.teammate.reseller.ResellerUser;
import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Long lists of enterprises: checked as a whole, then started little by little. */
@Controller
@RequestMapping("/enterprises/bulk")
class BulkPage {

	private static final int SHOWN = 100;

	private static final int LONGEST_NAME = 200;

	private final Uploads uploads;

	private final MultipartConfigElement limits;

	private final Clock clock;

	BulkPage(Uploads uploads, MultipartConfigElement limits, Clock clock) {
		this.uploads = uploads;
		this.limits = limits;
		this.clock = clock;
	}

	@GetMapping
	String show(@AuthenticationPrincipal ResellerUser user, Model model) {
		model.addAttribute("uploads",
				this.uploads.latest(user.reseller())
					.stream()
					.map((upload) -> new Line(upload, Moment.of(upload.createdAt(), this.clock)))
					.toList());
		model.addAttribute("columns", Csv.COLUMNS);
		model.addAttribute("most", Csv.MOST_ROWS);
		model.addAttribute("megabytes", DataSize.ofBytes(this.limits.getMaxFileSize()).toMegabytes());
		return "portal/bulk";
	}

	@PostMapping
	String upload(@AuthenticationPrincipal ResellerUser user,
			@RequestParam(required = false) @Nullable MultipartFile file, HttpServletResponse response, Model model)
			throws IOException {
		try {
			byte[] bytes = (file != null) ? file.getBytes() : new byte[0];
			if (bytes.length == 0) {
				throw new NotReadable("missing");
			}
			Upload taken = this.uploads.take(user.reseller(), name(file), DigestUtils.sha256Hex(bytes),
					Csv.read(FileText.of(bytes)));
			return "redirect:/enterprises/bulk/" + taken.id();
		}
		catch (NotReadable ex) {
			response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
			model.addAttribute("reason", ex.reason());
			model.addAttribute("detail", ex.detail());
			return show(user, model);
		}
	}

	@GetMapping("/template.csv")
	ResponseEntity<byte[]> template() {
		return file("enterprises.csv", Csv.template());
	}

	@GetMapping("/{upload}")
	String one(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID upload, Model model) {
		fill(find(user, upload), model);
		return "portal/upload";
	}

	/** The part of the page that changes while rows are started. */
	@GetMapping("/{upload}/now")
	String now(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID upload, Model model) {
		fill(find(user, upload), model);
		return "portal/upload :: now";
	}

	@PostMapping("/{upload}/start")
	String start(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID upload) {
		this.uploads.start(find(user, upload), user.party());
		return "redirect:/enterprises/bulk/" + upload;
	}

	@PostMapping("/{upload}/pause")
	String pause(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID upload) {
		this.uploads.pause(find(user, upload));
		return "redirect:/enterprises/bulk/" + upload;
	}

	/** To be corrected and uploaded again: only what could not be started. */
	@GetMapping("/{upload}/wrong.csv")
	ResponseEntity<byte[]> wrong(@AuthenticationPrincipal ResellerUser user, @PathVariable UUID upload) {
		Upload found = find(user, upload);
		return file("to-correct.csv", Csv.written(this.uploads.rows(found, UploadRow.State.WRONG, 0, Csv.MOST_ROWS)));
	}

	private Upload find(ResellerUser user, UUID upload) {
		return this.uploads.find(user.reseller(), upload)
			.orElseThrow(() -> new EnterpriseNotFound(new EnterpriseId(upload)));
	}

	private void fill(Upload upload, Model model) {
		model.addAttribute("upload", upload);
		model.addAttribute("wrong", this.uploads.rows(upload, UploadRow.State.WRONG, 0, SHOWN));
		model.addAttribute("moving", upload.state() == Upload.State.RUNNING);
	}

	private static ResponseEntity<byte[]> file(String name, String text) {
		return ResponseEntity.ok()
			.contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(name).build().toString())
			.body(text.getBytes(StandardCharsets.UTF_8));
	}

	private static String name(@Nullable MultipartFile file) {
		String name = (file != null) ? file.getOriginalFilename() : null;
		String text = (name != null) ? name.replace("\0", "").strip() : "";
		return text.isEmpty() ? "list.csv" : text.substring(0, Math.min(text.length(), LONGEST_NAME));
	}

	/** An upload in the list. */
	record Line(Upload upload, Moment at) {

	}

}
