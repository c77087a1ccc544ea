package com.teammate.cdr;

import java.util.function.Consumer;

import com.teammate.enterprise.EnterpriseId;

/**
 * Where call data comes from. A carrier that keeps it elsewhere than the documented
 * reader looks provides another bean of this type.
 */
public interface CallSource {

	/**
	 * Hands on each call of the enterprise that began within the range, in any order; who
	 * asks sorts, pages and forgets. Throws {@link CallsNotReadable}.
	 * @return how many records were there that could not be understood
	 */
	int read(EnterpriseId enterprise, CallRange range, Consumer<Call> reader);

}
