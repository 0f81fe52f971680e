/**
 * What a committee has all branches below it do for a year: launched once, opened in the background, looked over on a board.
 */
package org.zhengcheng.casework.round;
