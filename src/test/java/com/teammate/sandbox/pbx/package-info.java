/** The PBX side: sample call data, and a receiver of the PBX hook. */
package com.teammate.sandbox.pbx;
