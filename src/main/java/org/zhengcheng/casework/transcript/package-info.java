/**
 * Cases that were begun on paper: entered with the dates of the steps already taken, and carried on here from the step
 * they have reached.
 */
package org.zhengcheng.casework.transcript;
