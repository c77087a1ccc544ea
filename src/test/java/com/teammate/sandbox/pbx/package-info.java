/** The PBX side: sample call data. */
package com.teammate.sandbox.pbx;
