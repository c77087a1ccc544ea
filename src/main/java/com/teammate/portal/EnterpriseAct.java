package com.teammate.portal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.teammate.enterprise.Enterprise;
import com.teammate.enterprise.EnterpriseStatus;
import com.teammate.onboarding.Regrant;

/** What a reseller can do with an enterprise beyond looking. */
enum EnterpriseAct {

	EDIT {
		@Override
		boolean isPossible(Enterprise enterprise) {
			return isAlive(enterprise);
		}
	},

	DISABLE {
		@Override
		boolean isPossible(Enterprise enterprise) {
			return isAlive(enterprise) && enterprise.status() != EnterpriseStatus.DISABLED;
		}
	},

	ENABLE {
		@Override
		boolean isPossible(Enterprise enterprise) {
			return enterprise.status() == EnterpriseStatus.DISABLED;
		}
	},

	RESEND {
		@Override
		boolean isPossible(Enterprise enterprise) {
			return enterprise.status() == EnterpriseStatus.ONBOARDING || Regrant.isAwaited(enterprise);
		}
	},

	REMOVE {
		@Override
		boolean isPossible(Enterprise enterprise) {
			return isAlive(enterprise);
		}
	};

	abstract boolean isPossible(Enterprise enterprise);

	/** The last part of its address. */
	public String path() {
		return name().toLowerCase(Locale.ROOT);
	}

	static List<EnterpriseAct> of(Enterprise enterprise) {
		return Arrays.stream(values()).filter((act) -> act.isPossible(enterprise)).toList();
	}

	static Optional<EnterpriseAct> at(String path) {
		return Arrays.stream(values()).filter((act) -> act.path().equals(path)).findFirst();
	}

	private static boolean isAlive(Enterprise enterprise) {
		return enterprise.status() != EnterpriseStatus.REMOVING && enterprise.status() != EnterpriseStatus.REMOVED;
	}

}
