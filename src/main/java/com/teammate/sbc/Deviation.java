package com.teammate.sbc;

/**
 * Something that is not as it was left when a region was linked.
 *
 * @param subject the object; empty when it is about the whole tenant
 */
public record Deviation(Code code, String subject) {

	/**
	 * What is not as it was; names are those of the catalogue of causes, the worst first.
	 */
	public enum Code {

		/** Without it Teams neither shows us anything nor takes anything from us. */
		DIRECTORY_ROLE_MISSING(false),

		DOMAIN_LOST(true), ACTIVATION_USER_LOST(true), LICENCE_LOST(true),
		/** Somebody gave what is ours another meaning; we do not write over it. */
		VOICE_ROUTE_CHANGED(false),

		VOICE_ROUTE_LOST(true), DNS_RECORDS_LOST(true);

		private final boolean repairable;

		Code(boolean repairable) {
			this.repairable = repairable;
		}

		/** Whether it is ours to repair. */
		public boolean isRepairable() {
			return this.repairable;
		}

	}

}
